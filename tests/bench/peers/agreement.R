# agreement.R FOLDER: AC2 in plain R by Gwet's formulas over whole matrices, as irrCAC computes it, and vcd and psych. irr and irrCAC
# are not in Debian; they run where they are installed.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])), "common.R"))

ac2 <- function(ratings) {
  r <- sapply(0:3, function(k) rowSums(ratings == k, na.rm = TRUE))
  total <- rowSums(r)
  r <- r[total > 0, ]
  total <- total[total > 0]
  w <- 1 - outer(0:3, 0:3, "-")^2 / 9
  n <- nrow(r)
  pairable <- total >= 2
  own <- rowSums(r * (r %*% w - 1)) / (total * (total - 1))
  pa <- mean(own[pairable])
  shares <- colMeans(r / total)
  scale <- sum(w) / 12
  pe <- scale * sum(shares * (1 - shares))
  value <- (pa - pe) / (1 - pe)
  g <- ifelse(pairable, n / sum(pairable) * (own - pe) / (1 - pe), 0)
  chance <- scale * as.vector((r / total) %*% (1 - shares))
  linear <- g - 2 * (1 - value) * (chance - pe) / (1 - pe)
  list(value = value, se = sqrt(sum((linear - value)^2) / (n * (n - 1))))
}

for (rows in c(10000, 100000)) {
  size <- if (rows == 10000) "10,000 x 3" else "100,000 x 3"
  ratings <- read_rows(sprintf("ratings_%d.txt", rows))
  ratings[ratings < 0] <- NA
  measure(paste0("AC2 quadratic with SE, ", size), "plain R, by its method", function() ac2(ratings))
  if (has("irr")) {
    turned <- t(ratings)
    measure(paste0("alpha ordinal, ", size), "irr::kripp.alpha", function() list(alpha = irr::kripp.alpha(turned, "ordinal")$value), 3)
  }
  if (has("irrCAC")) {
    # Its answers are rounded, so only its time is compared, under a name that the library has no answer to.
    rated <- ratings[rowSums(!is.na(ratings)) > 0, ]
    measure(paste0("AC2 quadratic with SE, ", size), "irrCAC", function() {
      irrCAC::gwet.ac1.raw(rated, weights = "quadratic", categ.labels = 0:3)
      list()
    })
  }
}

task <- "Cohen's kappa quadratic with ASE, its first two raters"
complete <- read_rows("complete.txt")
counts <- function() table(factor(complete[, 1], 0:3), factor(complete[, 2], 0:3))
if (has("vcd")) {
  measure(task, "vcd::Kappa", function() {
    found <- vcd::Kappa(counts(), weights = "Fleiss-Cohen")$Weighted
    list(value = found[["value"]], ase = found[["ASE"]])
  })
} else {
  skipped(task, "vcd::Kappa", "it is not installed")
}
if (has("psych")) {
  measure(task, "psych::cohen.kappa", function() list(value = psych::cohen.kappa(unclass(counts()))$weighted.kappa))
} else {
  skipped(task, "psych::cohen.kappa", "it is not installed")
}
