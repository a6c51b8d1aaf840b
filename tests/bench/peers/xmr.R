# xmr.R FOLDER: XmR charts with the rules of Making Data Count in plain R over whole vectors. NHSRplotthedots is not in Debian.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])), "common.R"))

# Marks every point of each window of `length` points whose values in `x` are all equal to `value`.
windows_of <- function(x, value, length) {
  hits <- which(stats::filter(x == value, rep(1, length), sides = 1) == length)
  marked <- logical(length(x))
  marked[unlist(lapply(hits, function(end) (end - length + 1):end))] <- TRUE
  marked
}

# Labels by their number in the order of the library's rules.
chart <- function(y) {
  ranges <- abs(diff(y))
  ranges <- ranges[ranges < 3.267 * mean(ranges)]
  middle <- mean(y)
  reach <- 2.66 * mean(ranges)
  side <- sign(y - middle)
  outside <- abs(y - middle) > reach
  near <- !outside & abs(y - middle) > reach * 2 / 3
  label <- numeric(length(y))
  label[windows_of(side, 1, 7)] <- 7
  label[windows_of(side, -1, 7)] <- 8
  for (way in c(1, -1)) {
    two <- stats::filter(near, rep(1, 3), sides = 1) >= 2 & stats::filter(side == way, rep(1, 3), sides = 1) == 3
    points <- unlist(lapply(which(two), function(end) (end - 2):end))
    label[points[near[points]]] <- if (way > 0) 5 else 6
  }
  steps <- sign(diff(y))
  for (way in c(1, -1)) {
    run <- windows_of(steps, way, 6)
    label[c(run, FALSE) | c(FALSE, run)] <- if (way > 0) 3 else 4
  }
  label[outside] <- ifelse(side[outside] > 0, 1, 2)
  list(mean = middle, upper = middle + reach, label = label)
}

series <- read_rows("series.txt")
measure("XmR with rules, 100 series x 24", "plain R", function() {
  charts <- apply(series, 1, chart)
  list(
    means = sum(sapply(charts, `[[`, "mean")), upper = sum(sapply(charts, `[[`, "upper")),
    labels = sum(seq_along(charts) * sapply(charts, function(one) sum(seq_along(one$label) * one$label)))
  )
})
