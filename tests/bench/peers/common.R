# What every R peer needs: medians of times, and lines that statistics_bench reads.
has <- function(name) suppressWarnings(requireNamespace(name, quietly = TRUE))

skipped <- function(task, peer, reason) cat("skipped", "\t", task, "\t", peer, "\t", reason, "\n", sep = "")

# Times run(), which answers a list of numbers, and prints both.
measure <- function(task, peer, run, repeats = 7) {
  answers <- run()
  times <- replicate(repeats, {
    begun <- Sys.time()
    run()
    1000 * as.numeric(difftime(Sys.time(), begun, units = "secs"))
  })
  cat("time", "\t", task, "\t", peer, "\t", median(times), "\n", sep = "")
  for (name in names(answers)) {
    cat("answer", "\t", task, "\t", peer, "\t", name, "\t", format(answers[[name]], digits = 17), "\n", sep = "")
  }
}

folder <- commandArgs(TRUE)[1]
read_rows <- function(name) as.matrix(read.table(file.path(folder, name)))
