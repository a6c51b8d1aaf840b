# Change: adjusted p values, two proportions, stratified tables, themes and sample sizes, by stats.
adjusted_case <- function(folder) {
  p <- round(c(runif(8, 0, 0.06), runif(12)), 4)
  values <- new_values()
  for (method in c("BH", "BY", "holm", "bonferroni")) {
    adjusted <- p.adjust(p, method)
    values$add(paste0(tolower(method), "_adjusted"), adjusted)
    values$add(paste0(tolower(method), "_rejections"), sum(adjusted <= 0.1), 0)
  }
  write_case(folder, "r_adjusted", "change", list(p_values = p, q = 0.1), values)
}

two_shares_case <- function(folder) {
  confidence <- 0.9
  n1 <- sample(8:120, 6)
  n2 <- sample(8:120, 6)
  x1 <- mapply(function(most) sample(0:most, 1), n1)
  x2 <- mapply(function(most) sample(0:most, 1), n2)
  x1[1] <- 0
  values <- new_values()
  for (i in seq_along(n1)) {
    name <- sprintf("%d/%d-%d/%d", x1[i], n1[i], x2[i], n2[i])
    single <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = confidence))$conf.int
    own <- single(x1[i], n1[i])
    other <- single(x2[i], n2[i])
    p <- x1[i] / n1[i]
    q <- x2[i] / n2[i]
    values$add(paste0(name, ".diff"), p - q)
    values$add(paste0(name, ".newcombe10_lo"), p - q - sqrt((p - own[1])^2 + (other[2] - q)^2))
    values$add(paste0(name, ".newcombe10_hi"), p - q + sqrt((own[2] - p)^2 + (q - other[1])^2))
    values$add(paste0(name, ".fisher_p"), fisher.test(matrix(c(x1[i], n1[i] - x1[i], x2[i], n2[i] - x2[i]), 2))$p.value, 1e-8)
    pooled <- suppressWarnings(prop.test(c(x1[i], x2[i]), c(n1[i], n2[i]), correct = FALSE))$p.value
    if (!is.nan(pooled)) values$add(paste0(name, ".pooled_z_p"), pooled)
  }
  cases <- data.frame(x1 = x1, n1 = n1, x2 = x2, n2 = n2)
  write_case(folder, "r_two_shares", "change", list(cases = cases, confidence = confidence), values)
}

stratified_tables_case <- function(folder) {
  tables <- array(sample(4:60, 2 * 2 * 5, TRUE), c(2, 2, 5))
  plain <- mantelhaen.test(tables, correct = FALSE)
  corrected <- mantelhaen.test(tables, correct = TRUE)
  values <- new_values()
  values$add("cmh_chi2", plain$statistic[[1]])
  values$add("cmh_p", plain$p.value)
  # mantelhaen.test leaves the correction out where counts are less than a half from expected.
  if (corrected$p.value != plain$p.value) {
    values$add("cmh_chi2_cc", corrected$statistic[[1]])
    values$add("cmh_p_cc", corrected$p.value)
  }
  values$add("mh_common_odds_ratio", plain$estimate[[1]])
  values$add("mh_or_ci95_lo", plain$conf.int[1])
  values$add("mh_or_ci95_hi", plain$conf.int[2])
  strata <- lapply(1:5, function(k) list(name = paste0("S", k), table = tables[, , k]))
  write_case(folder, "r_stratified_tables", "change", list(strata = strata), values)
}

themes_case <- function(folder) {
  themes <- c("vague_outcomes", "no_voice", "late_advice", "thin_health")
  common <- runif(90) < 0.4
  plans <- sapply(themes, function(theme) as.integer(ifelse(common, runif(90) < 0.6, runif(90) < 0.25)))
  pairs <- combn(themes, 2)
  order <- apply(pairs, 2, paste, collapse = " & ")
  values <- new_values()
  values$add("n", nrow(plans), 0)
  p <- numeric()
  for (j in seq_along(order)) {
    a <- plans[, pairs[1, j]]
    b <- plans[, pairs[2, j]]
    both <- sum(a & b)
    add <- function(what, value, tol = 1e-9) values$add(paste0(order[j], ".", what), value, tol)
    add("n_ab", both, 0)
    add("support", mean(a & b))
    add("jaccard", both / sum(a | b))
    add("lift", mean(a & b) / (mean(a) * mean(b)))
    add("pmi_bits", log2(mean(a & b) / (mean(a) * mean(b))))
    add("npmi", log(mean(a & b) / (mean(a) * mean(b))) / -log(mean(a & b)))
    add("phi", cor(a, b))
    add("confidence_a_to_b", both / sum(a))
    counts <- table(factor(a, 1:0), factor(b, 1:0))
    add("odds_ratio_haldane", (counts[1, 1] + 0.5) * (counts[2, 2] + 0.5) / ((counts[1, 2] + 0.5) * (counts[2, 1] + 0.5)))
    p <- c(p, fisher.test(counts)$p.value)
    add("fisher_p_two_sided", p[j], 1e-8)
  }
  for (method in c("BH", "BY", "holm")) {
    values$add(paste0("fisher_", tolower(method), "_adjusted_in_pair_order"), p.adjust(p, method), 1e-8)
  }
  write_case(folder, "r_themes", "themes", list(themes = themes, plans = unname(plans), pair_order = order), values)
}

planning_case <- function(folder) {
  values <- new_values()
  z <- qnorm(0.975)
  for (p in c(0.35, 0.8)) {
    for (margin in c(0.04, 0.125)) {
      n <- z^2 * p * (1 - p) / margin^2
      values$add(sprintf("n_for_margin p=%.2f e=%.3f", p, margin), n / (1 + (n - 1) / 950))
    }
  }
  for (power in c(80, 90)) {
    # power.prop.test finds n by iteration.
    n <- power.prop.test(p1 = 0.55, p2 = 0.72, power = power / 100, tol = 1e-10)$n
    values$add(sprintf("n_per_quarter_for_%dpct_power 0.55_to_0.72", power), n, 1e-6)
  }
  for (n in c(36, 150)) {
    values$add(sprintf("power 0.55_to_0.72 n=%d", n), power.prop.test(n = n, p1 = 0.55, p2 = 0.72, strict = TRUE)$power)
  }
  write_case(folder, "r_planning", "planning", list(N = 950), values)
}

make_cases <- function(folder) {
  adjusted_case(folder)
  two_shares_case(folder)
  stratified_tables_case(folder)
  themes_case(folder)
  planning_case(folder)
}
