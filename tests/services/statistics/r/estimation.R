# Survey estimates by survey::svymean, svytotal and svyciprop, and intervals for counts by stats.
suppressPackageStartupMessages(library(survey))

# The design-based Wilson interval, which survey has from 4.2 on.
wilson <- function(p, v, df, level = 0.95) {
  n <- p * (1 - p) / v
  t <- qt(1 - (1 - level) / 2, df)
  (p + t^2 / (2 * n) + c(-1, 1) * t / (2 * n) * sqrt(4 * n * p * (1 - p) + t^2)) / (1 + t^2 / n)
}

add_share <- function(values, name, formula, design) {
  share <- svymean(formula, design)
  p <- coef(share)[[1]]
  v <- vcov(share)[1, 1]
  df <- degf(design)
  values$add(name, p)
  values$add(paste0(name, ".se"), sqrt(v))
  values$add(paste0(name, ".df"), df)
  values$add(paste0(name, ".n_eff_raw"), p * (1 - p) / v, 1e-8)
  for (method in c("mean", "logit", "xlogit", "asin", "beta")) {
    for (level in c(0.95, 0.9)) {
      limits <- attr(svyciprop(formula, design, method = method, level = level, df = df), "ci")
      # "logit" fits a model by iteration.
      tol <- if (method == "logit") 1e-6 else 1e-9
      values$add(sprintf("%s.ci%g_%s_lo", name, level * 100, method), limits[[1]], tol)
      values$add(sprintf("%s.ci%g_%s_hi", name, level * 100, method), limits[[2]], tol)
    }
  }
  limits <- wilson(p, v, df)
  values$add(paste0(name, ".ci95_wilson_lo"), limits[1])
  values$add(paste0(name, ".ci95_wilson_hi"), limits[2])
}

add_mean <- function(values, name, formula, design) {
  mean <- svymean(formula, design)
  values$add(name, coef(mean)[[1]])
  values$add(paste0(name, ".se"), SE(mean)[[1]])
  limits <- confint(mean, df = degf(design))
  values$add(paste0(name, ".df"), degf(design))
  values$add(paste0(name, ".ci95_t_lo"), limits[1])
  values$add(paste0(name, ".ci95_t_hi"), limits[2])
}

rows_of <- function(count) {
  data.frame(
    met = ifelse(runif(count) < 0.6, "Yes", "No"), late = ifelse(runif(count) < 0.5, "Yes", "No"),
    grade = sample(0:3, count, TRUE), pages = round(runif(count, 5, 60))
  )
}

stratified_case <- function(folder) {
  codes <- c("EY", "PRI", "SEC", "P16", "OUT")
  size <- sample(60:1800, 5)
  taken <- sample(8:30, 5)
  rows <- cbind(stratum = rep(codes, taken), N = rep(size, taken), rows_of(sum(taken)))
  design <- svydesign(~1, strata = ~stratum, fpc = ~N, data = rows)
  values <- new_values()
  add_mean(values, "mean_grade", ~grade, design)
  total <- svytotal(~pages, design)
  values$add("total_pages", coef(total)[[1]])
  values$add("total_pages.se", SE(total)[[1]])
  add_share(values, "share_met_yes", ~ I((met == "Yes") + 0), design)
  late <- subset(design, late == "Yes")
  add_share(values, "domain_late_yes.share_met_yes", ~ I((met == "Yes") + 0), late)
  add_share(values, "domain_grade_ge2.share_late_no", ~ I((late == "No") + 0), subset(design, grade >= 2))
  add_mean(values, "domain_met_no.mean_pages", ~pages, subset(design, met == "No"))
  for (code in codes) {
    mean <- svymean(~grade, subset(design, stratum == code))
    values$add(paste0("mean_grade_", code), coef(mean)[[1]])
    values$add(paste0("mean_grade_", code, ".se"), SE(mean)[[1]])
  }
  strata <- setNames(Map(function(N, n) list(N = N, n = n), size, taken), codes)
  write_case(folder, "r_svy_stratified", "estimation", list(strata = strata, rows = rows[, names(rows) != "N"]), values)
}

clustered_case <- function(folder) {
  plans <- sample(2:9, 14, TRUE)
  rows <- cbind(cluster = rep(sample(100:999, 14), plans), N = 210, rows_of(sum(plans)))
  design <- svydesign(~cluster, fpc = ~N, data = rows)
  values <- new_values()
  add_mean(values, "mean_pages", ~pages, design)
  add_share(values, "share_met_yes", ~ I((met == "Yes") + 0), design)
  add_share(values, "share_grade_zero", ~ I((grade == 0) + 0), design)
  write_case(folder, "r_svy_clusters", "estimation", list(psu_population = 210, rows = rows[, names(rows) != "N"]), values)
}

simple_case <- function(folder) {
  rows <- cbind(N = 900, rows_of(70))
  rows$grade[sample(70, 9)] <- NA
  design <- svydesign(~1, fpc = ~N, data = rows)
  values <- new_values()
  add_mean(values, "mean_pages", ~pages, design)
  add_mean(values, "mean_grade", ~grade, subset(design, !is.na(grade)))
  add_share(values, "share_pages_gt30", ~ I((pages > 30) + 0), design)
  write_case(folder, "r_svy_simple", "estimation", list(N = 900, rows = rows[, names(rows) != "N"]), values)
}

counts_case <- function(folder) {
  for (confidence in c(0.95, 0.9)) {
    alpha <- 1 - confidence
    n <- sample(10:300, 5)
    x <- c(0, n[2], mapply(function(most) sample(0:most, 1), n[3:5]))
    values <- new_values()
    for (i in seq_along(n)) {
      both <- function(method, limits) {
        values$add(sprintf("%d/%d.%s_lo", x[i], n[i], method), limits[1])
        values$add(sprintf("%d/%d.%s_hi", x[i], n[i], method), limits[2])
      }
      test <- function(correct, level) suppressWarnings(prop.test(x[i], n[i], correct = correct, conf.level = level))$conf.int
      both("wilson", test(FALSE, confidence))
      both("wilson998", test(FALSE, 0.998))
      both("wilson99", test(FALSE, 0.99))
      # prop.test leaves the correction out when exactly half are good; Newcombe's method does not.
      if (2 * x[i] != n[i]) both("wilson_cc", test(TRUE, confidence))
      both("clopper_pearson", binom.test(x[i], n[i], conf.level = confidence)$conf.int)
      jeffreys <- qbeta(c(alpha / 2, 1 - alpha / 2), x[i] + 0.5, n[i] - x[i] + 0.5)
      if (x[i] == 0) jeffreys[1] <- 0
      if (x[i] == n[i]) jeffreys[2] <- 1
      both("jeffreys", jeffreys)
    }
    input <- list(cases = data.frame(x = x, n = n), confidence = confidence)
    write_case(folder, paste0("r_counts_", confidence * 100), "estimation", input, values)
  }
}

finite_case <- function(folder) {
  N <- sample(20:400, 4)
  n <- mapply(function(most) sample(5:most, 1), pmin(N, 60))
  x <- mapply(function(most) sample(0:most, 1), n)
  values <- new_values()
  for (i in seq_along(N)) {
    marked <- x[i]:(N[i] - n[i] + x[i])
    low <- min(marked[1 - phyper(x[i] - 1, marked, N[i] - marked, n[i]) > 0.025])
    high <- max(marked[phyper(x[i], marked, N[i] - marked, n[i]) > 0.025])
    name <- sprintf("%d/%d of N=%d", x[i], n[i], N[i])
    values$add(paste0(name, ".count_lo"), low, 0)
    values$add(paste0(name, ".count_hi"), high, 0)
    values$add(paste0(name, ".share_lo"), low / N[i])
    values$add(paste0(name, ".share_hi"), high / N[i])
  }
  write_case(folder, "r_hypergeometric", "estimation", list(cases = data.frame(x = x, n = n, N = N), confidence = 0.95), values)
}

make_cases <- function(folder) {
  stratified_case(folder)
  clustered_case(folder)
  simple_case(folder)
  counts_case(folder)
  finite_case(folder)
}
