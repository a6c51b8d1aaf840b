# Rscript make_cases.R FOLDER SEED: writes cases of random data into FOLDER, with the values that R computes for them.
arguments <- commandArgs(TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]))
source(file.path(here, "common.R"))
options(warn = 1)
for (subject in c("estimation", "end_to_end", "change", "agreement", "leniency", "charts")) {
  set.seed(as.integer(arguments[2]))
  area <- new.env()
  sys.source(file.path(here, paste0(subject, ".R")), area)
  area$make_cases(arguments[1])
}
