# Agreement: the coefficients from their definitions in plain R, and by psych, vcd, irr and irrCAC where those are installed.

# d2_ck of the grades at places c and k of the scale, for n_c ratings of each grade.
difference2 <- function(n, metric, scale) {
  q <- length(scale)
  outer(seq_len(q), seq_len(q), Vectorize(function(c, k) {
    if (metric == "nominal") return(as.numeric(c != k))
    if (metric == "interval") return((scale[c] - scale[k])^2)
    if (metric == "ratio") return(if (c == k) 0 else ((scale[c] - scale[k]) / (scale[c] + scale[k]))^2)
    (sum(n[min(c, k):max(c, k)]) - (n[c] + n[k]) / 2)^2
  }))
}

# Krippendorff's alpha over ordered pairs of ratings within each plan; NA when it is not defined.
alpha_of <- function(ratings, metric, scale) {
  o <- matrix(0, length(scale), length(scale))
  for (i in seq_len(nrow(ratings))) {
    own <- match(na.omit(ratings[i, ]), scale)
    m <- length(own)
    if (m < 2) next
    for (a in seq_len(m)) for (b in seq_len(m)) if (a != b) o[own[a], own[b]] <- o[own[a], own[b]] + 1 / (m - 1)
  }
  n <- rowSums(o)
  if (sum(n > 1e-9) < 2) return(NA)
  d2 <- difference2(n, metric, scale)
  1 - (sum(n) - 1) * sum(o * d2) / sum(outer(n, n) * d2)
}

weights_of <- function(kind, q) {
  d <- abs(outer(1:q, 1:q, "-"))
  switch(kind, identity = (d == 0) * 1, within_one = (d <= 1) * 1, linear = 1 - d / (q - 1), quadratic = 1 - d^2 / (q - 1)^2,
         ordinal = 1 - choose(d + 1, 2) / choose(q, 2))
}

# Gwet 2014: value, agreement, chance agreement and standard error, with plans of one rating for the shares and in n.
coefficient <- function(ratings, scale, w, kind) {
  r <- t(apply(ratings, 1, function(row) table(factor(row, scale))))
  r <- r[rowSums(r) > 0, , drop = FALSE]
  n <- nrow(r)
  q <- length(scale)
  total <- rowSums(r)
  pairable <- total >= 2
  pa_i <- rowSums(r * (r %*% w - 1)) / (total * (total - 1))
  pa <- mean(pa_i[pairable])
  shares <- colMeans(r / total)
  value_k <- switch(kind, none = rep(0, q), gwet = sum(w) / (q * (q - 1)) * (1 - shares), fleiss = as.vector(w %*% shares),
                    brennan = rep(sum(w) / q^2, q))
  pe <- sum(shares * value_k)
  pe_i <- as.vector((r / total) %*% value_k)
  value <- (pa - pe) / (1 - pe)
  g <- ifelse(pairable, n / sum(pairable) * (pa_i - pe) / (1 - pe), 0)
  linear <- g - 2 * (1 - value) * (pe_i - pe) / (1 - pe)
  list(value = value, pa = pa, pe = pe, se = sqrt(sum((linear - value)^2) / (n * (n - 1))), n = n)
}

add_coefficient <- function(values, name, found) {
  half <- qt(0.975, found$n - 1) * found$se
  values$add(name, found$value)
  for (part in c("pa", "pe", "se")) values$add(paste0(name, ".", part), found[[part]])
  values$add(paste0(name, ".ci95_lo"), found$value - half)
  values$add(paste0(name, ".ci95_hi"), min(1, found$value + half))
}

add_kappas <- function(values, ratings, scale) {
  counts <- table(factor(ratings[, 1], scale), factor(ratings[, 2], scale))
  if (has("vcd")) {
    for (weights in c("Equal-Spacing", "Fleiss-Cohen")) {
      kappa <- vcd::Kappa(counts, weights = weights)
      name <- if (weights == "Equal-Spacing") "cohen_kappa_linear_r1_r2" else "cohen_kappa_quadratic_r1_r2"
      values$add(name, kappa$Weighted[["value"]])
      values$add(paste0(name, ".ase"), kappa$Weighted[["ASE"]])
      values$add("cohen_kappa_unweighted_r1_r2", kappa$Unweighted[["value"]])
      values$add("cohen_kappa_unweighted_r1_r2.ase", kappa$Unweighted[["ASE"]])
    }
  }
  if (has("psych")) {
    kappa <- suppressWarnings(psych::cohen.kappa(unclass(counts)))
    values$add("cohen_kappa_r1_r2", kappa$kappa)
    values$add("cohen_kappa_quadratic_r1_r2", kappa$weighted.kappa)
  }
}

add_packages <- function(values, ratings, scale) {
  # irr is right as soon as a rating is missing.
  if (has("irr")) {
    for (metric in c("nominal", "ordinal", "interval", "ratio")) {
      values$add(paste0("kripp_alpha_", metric), irr::kripp.alpha(t(ratings), metric)$value)
    }
    values$add("fleiss_kappa_irr", irr::kappam.fleiss(ratings)$value)
  }
  if (has("irrCAC")) {
    found <- irrCAC::gwet.ac1.raw(ratings, weights = "quadratic", categ.labels = scale)$est
    values$add("gwet_ac2_quadratic", found$coeff.val, 1e-4)  # It rounds to five places.
  }
}

table_case <- function(folder, id, scale, raters, plans) {
  base <- sample(seq_along(scale), plans, TRUE)
  ratings <- sapply(seq_len(raters), function(g) {
    place <- pmin(length(scale), pmax(1, base + sample(c(-1, 0, 0, 0, 1), plans, TRUE)))
    ifelse(runif(plans) < 0.15, NA, scale[place])
  })
  values <- new_values()
  for (metric in c("nominal", "ordinal", "interval", "ratio")) {
    values$add(paste0("kripp_alpha_", metric), alpha_of(ratings, metric, scale))
  }
  without <- sapply(seq_len(plans), function(i) alpha_of(ratings[-i, ], "ordinal", scale))
  values$add("kripp_alpha_ordinal.leave_one_out", without)
  values$add("kripp_alpha_ordinal.jackknife_se", sqrt((plans - 1) / plans * sum((without - mean(without))^2)))
  values$add("n_pairable", sum(rowSums(!is.na(ratings)) >= 2), 0)
  q <- length(scale)
  add_coefficient(values, "percent_agreement", coefficient(ratings, scale, weights_of("identity", q), "none"))
  add_coefficient(values, "within_one_agreement", coefficient(ratings, scale, weights_of("within_one", q), "none"))
  for (kind in c("identity", "linear", "quadratic", "ordinal")) {
    suffix <- if (kind == "identity") "" else paste0("_", kind)
    w <- weights_of(kind, q)
    add_coefficient(values, paste0(if (kind == "identity") "gwet_ac1" else "gwet_ac2", suffix), coefficient(ratings, scale, w, "gwet"))
    add_coefficient(values, paste0("fleiss_kappa", suffix), coefficient(ratings, scale, w, "fleiss"))
    add_coefficient(values, paste0("brennan_prediger", suffix), coefficient(ratings, scale, w, "brennan"))
  }
  add_kappas(values, ratings, scale)
  add_packages(values, ratings, scale)
  input <- list(categories = scale, ratings_units_by_raters = ratings, include_singletons = TRUE)
  write_case(folder, id, "irr", input, values)
}

# Every resample of a small table, each once.
resampling_case <- function(folder) {
  ratings <- matrix(sample(c(0, 1, 2, 2, NA), 5 * 3, TRUE), 5)
  ratings[1:2, 1:2] <- matrix(c(0, 1, 2, 1), 2)
  draws <- expand.grid(rep(list(1:5), 5))
  values <- new_values()
  for (metric in c("nominal", "ordinal", "interval")) {
    alpha <- apply(draws, 1, function(rows) alpha_of(ratings[rows, ], metric, 0:2))
    name <- paste0("kripp_alpha_", metric)
    values$add(paste0(name, ".boot_mean"), mean(alpha, na.rm = TRUE))
    values$add(paste0(name, ".boot_sd"), sd(alpha, na.rm = TRUE))
    for (p in c("05", "1", "25", "5", "90", "975")) {
      values$add(paste0(name, ".boot_q", p), quantile(alpha, as.numeric(paste0("0.", p)), na.rm = TRUE)[[1]])
    }
    values$add(paste0(name, ".boot_undefined_resamples"), sum(is.na(alpha)), 0)
    values$add(paste0(name, ".boot_defined_resamples"), sum(!is.na(alpha)), 0)
  }
  write_case(folder, "r_resampling", "irr", list(categories = 0:2, ratings_units_by_raters = ratings), values)
}

make_cases <- function(folder) {
  table_case(folder, "r_ratings_4_grades", 0:3 + 1, 2, 40)
  table_case(folder, "r_ratings_7_grades", c(1, 2, 3, 5, 8, 13, 21), 5, 60)
  table_case(folder, "r_ratings_2_grades", 1:2, 3, 30)
  resampling_case(folder)
}
