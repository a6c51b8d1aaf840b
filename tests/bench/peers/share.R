# share.R FOLDER: a stratified share by survey, with the design-based Wilson interval.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])), "common.R"))

task <- "stratified share with design-Wilson, 100,000 rows"
if (!has("survey")) {
  skipped(task, "survey", "it is not installed")
} else {
  suppressPackageStartupMessages(library(survey))
  rows <- setNames(as.data.frame(read_rows("sample.txt")), c("stratum", "N", "good"))
  measure(task, paste("survey", packageVersion("survey")), function() {
    design <- svydesign(~1, strata = ~stratum, fpc = ~N, data = rows)
    share <- svymean(~good, design)
    p <- coef(share)[[1]]
    v <- vcov(share)[1, 1]
    # svyciprop has the method "wilson" from 4.2 on only.
    n <- p * (1 - p) / v
    t <- qt(0.975, degf(design))
    limits <- (p + t^2 / (2 * n) + c(-1, 1) * t / (2 * n) * sqrt(4 * n * p * (1 - p) + t^2)) / (1 + t^2 / n)
    list(share = p, se = sqrt(v), low = limits[1], high = limits[2])
  }, 5)
  measure(task, "plain R, grouped sums", function() {
    m <- tabulate(rows$stratum + 1)
    share <- as.vector(rowsum(rows$good, rows$stratum)) / m
    N <- rows$N[match(seq_along(m) - 1, rows$stratum)]
    p <- sum(N * share) / sum(N)
    v <- sum((N / sum(N))^2 * (1 - m / N) * share * (1 - share) / (m - 1))
    n <- p * (1 - p) / v
    t <- qt(0.975, sum(m) - length(m))
    limits <- (p + t^2 / (2 * n) + c(-1, 1) * t / (2 * n) * sqrt(4 * n * p * (1 - p) + t^2)) / (1 + t^2 / n)
    list(share = p, se = sqrt(v), low = limits[1], high = limits[2])
  })
}
