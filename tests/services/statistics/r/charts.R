# Quarterly series and funnels, from their definitions in plain R.

# Limits of one segment: mean, lower and upper, near lower and near upper.
xmr_limits <- function(y, screen) {
  ranges <- abs(diff(y))
  if (screen) ranges <- ranges[ranges < 3.267 * mean(ranges)]
  mean(y) + c(0, -2.66, 2.66, -2.66 * 2 / 3, 2.66 * 2 / 3) * mean(ranges)
}

# The label of every point of one segment, by windows over the series.
xmr_labels <- function(y, limits) {
  count <- length(y)
  side <- sign(y - limits[1])
  outside <- y < limits[2] | y > limits[3]
  near <- !outside & (y < limits[4] | y > limits[5])
  label <- rep("Common Cause", count)
  way <- ifelse(side > 0, "Above", "Below")
  for (i in seq_len(max(0, count - 6))) {
    window <- i:(i + 6)
    if (abs(sum(side[window])) == 7) label[window] <- paste("7 Points", way[window], "CL")
  }
  for (i in seq_len(max(0, count - 2))) {
    window <- i:(i + 2)
    if (abs(sum(side[window])) == 3 && sum(near[window]) >= 2) {
      marked <- window[near[window]]
      label[marked] <- paste("2 in 3", way[marked], "CL")
    }
  }
  for (i in seq_len(max(0, count - 6))) {
    steps <- diff(y[i:(i + 6)])
    if (all(steps > 0)) label[i:(i + 6)] <- "7 Point Trend (Increasing)"
    if (all(steps < 0)) label[i:(i + 6)] <- "7 Point Trend (Decreasing)"
  }
  label[y > limits[3]] <- "Above UCL"
  label[y < limits[2]] <- "Below LCL"
  label
}

xmr_case <- function(folder) {
  y <- round(c(rnorm(14, 50, 4), 60 + cumsum(runif(9, 0.5, 2)), rnorm(14, 66, 5), 20, rnorm(8, 70, 3)), 1)
  count <- length(y)
  values <- new_values()
  one <- function(tag, screen, base) {
    limits <- xmr_limits(y[base], screen)
    labels <- xmr_labels(y, limits)
    values$add(paste0(tag, ".mean"), limits[1])
    values$add(paste0(tag, ".lpl"), limits[2])
    values$add(paste0(tag, ".upl"), limits[3])
    values$add(paste0(tag, ".near_lpl"), limits[4])
    values$add(paste0(tag, ".special_cause_type"), labels)
    low <- grepl("Below|Decreasing", labels)
    type <- ifelse(labels == "Common Cause", "common_cause", ifelse(low, "special_cause_improvement", "special_cause_concern"))
    values$add(paste0(tag, ".point_type"), type)
  }
  one("screened", TRUE, seq_len(count))
  one("unscreened", FALSE, seq_len(count))
  one("fix15", TRUE, 1:15)
  parts <- list(1:14, 15:count)
  limits <- lapply(parts, function(part) xmr_limits(y[part], TRUE))
  for (j in 1:3) {
    each <- unlist(Map(function(part, own) rep(own[j], length(part)), parts, limits))
    values$add(paste0("rebased.", c("mean", "lpl", "upl")[j]), each)
  }
  values$add("rebased.special_cause_type", unlist(Map(function(part, own) xmr_labels(y[part], own), parts, limits)))
  variants <- list(list(tag = "screened", screen = TRUE), list(tag = "unscreened", screen = FALSE),
                   list(tag = "fix15", screen = TRUE, fix = 15), list(tag = "rebased", screen = TRUE, rebase = 15))
  write_case(folder, "r_xmr", "spc", list(values = y, improvement_direction = "decrease", variants = variants), values)
}

p_chart_case <- function(folder) {
  n <- sample(20:90, 19)
  x <- rbinom(19, n, rep(c(0.6, 0.45), length.out = 19))
  x[7] <- n[7]
  values <- new_values()
  add <- function(tag, used, laney) {
    centre <- sum(x[used]) / sum(n[used])
    error <- sqrt(centre * (1 - centre) / n)
    if (laney) error <- error * mean(abs(diff(((x / n - centre) / error)[used]))) / 1.128
    low <- pmax(0, centre - 3 * error)
    high <- pmin(1, centre + 3 * error)
    values$add(paste0(tag, ".centre"), centre)
    values$add(paste0(tag, ".lcl"), low)
    values$add(paste0(tag, ".ucl"), high)
    values$add(paste0(tag, ".outside"), I(which(x / n < low | x / n > high)), 0)
  }
  add("p", 1:19, FALSE)
  add("laney_p_prime", 1:19, TRUE)
  add("p_excluding", setdiff(1:19, c(7, 12)), FALSE)
  write_case(folder, "r_p_chart", "spc", list(x = x, n = n, exclude = c(7, 12)), values)
}

run_chart_case <- function(folder) {
  y <- c(sample(40:60, 14), sample(50:75, 11))
  side <- sign(y - median(y))
  side <- side[side != 0]
  runs <- rle(side)$lengths
  useful <- length(side)
  longest <- round(log2(useful)) + 3
  crossings <- qbinom(0.05, useful - 1, 0.5)
  values <- new_values()
  values$add("median", median(y))
  values$add("n_obs", length(y), 0)
  values$add("n_useful", useful, 0)
  values$add("longest_run", max(runs), 0)
  values$add("longest_run_max", longest, 0)
  values$add("n_crossings", length(runs) - 1, 0)
  values$add("n_crossings_min", crossings, 0)
  values$add("runs_signal", max(runs) > longest || length(runs) - 1 < crossings)
  write_case(folder, "r_run_chart", "spc", list(values = y), values)
}

funnel_case <- function(folder) {
  n <- sample(15:120, 16)
  x <- rbinom(16, n, runif(16, 0.4, 0.85))
  target <- sum(x) / sum(n)
  values <- new_values()
  values$add("target", target)
  for (p in c(0.025, 0.975, 0.001, 0.999)) {
    r <- qbinom(p, n, target)
    limit <- (r - (pbinom(r, n, target) - p) / dbinom(r, n, target)) / n
    values$add(sprintf("exact_limit_p%g", p), pmin(1, pmax(0, limit)))
  }
  z <- list(proportion = (x / n - target) / sqrt(target * (1 - target) / n),
            arcsine = (asin(sqrt(x / n)) - asin(sqrt(target))) * 2 * sqrt(n))
  w <- list(proportion = n / (target * (1 - target)), arcsine = 4 * n)
  for (scale in c("proportion", "arcsine")) {
    ends <- quantile(z[[scale]], c(0.15, 0.85))
    cut <- pmin(ends[2], pmax(ends[1], z[[scale]]))
    phi <- mean(cut^2)
    weight <- w[[scale]]
    tau2 <- max(0, (16 * phi - 15) / (sum(weight) - sum(weight^2) / sum(weight)))
    values$add(paste0(scale, ".z"), z[[scale]])
    values$add(paste0(scale, ".winsorised_z"), unname(cut))
    values$add(paste0(scale, ".phi"), phi)
    values$add(paste0(scale, ".tau2"), tau2)
    values$add(paste0(scale, ".z_od_additive"), z[[scale]] / sqrt(weight) / sqrt(1 / weight + tau2))
    values$add(paste0(scale, ".z_od_multiplicative"), z[[scale]] / sqrt(max(1, phi)))
  }
  for (level in c(90, 95, 998)) {
    t <- qnorm(1 - (1 - as.numeric(paste0("0.", level))) / 2)
    error <- sqrt(target * (1 - target) / n)
    values$add(sprintf("normal_limit_%d_lo", level), pmax(0, target - t * error))
    values$add(sprintf("normal_limit_%d_hi", level), pmin(1, target + t * error))
  }
  write_case(folder, "r_funnel", "funnel", list(x = x, n = n, winsorise = 0.15), values)
}

make_cases <- function(folder) {
  xmr_case(folder)
  p_chart_case(folder)
  run_chart_case(folder)
  funnel_case(folder)
}
