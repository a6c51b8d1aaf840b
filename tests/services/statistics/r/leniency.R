# Auditors' leniency by stats::lm, and shrinkage by metafor where it is installed.
least_squares_case <- function(folder) {
  plans <- 30
  raters <- 5
  scores <- matrix(NA, plans, raters)
  for (i in seq_len(plans)) {
    who <- sample(raters, sample(1:3, 1))
    scores[i, who] <- sample(0:3, length(who), TRUE)
  }
  scores[1, ] <- c(1, 2, 2, 3, 1)  # Everybody scored the first plan, so that all are connected.
  long <- data.frame(plan = factor(row(scores)), rater = factor(col(scores)), score = as.vector(scores))
  long <- long[!is.na(long$score), ]
  long <- droplevels(long[long$plan %in% names(which(table(long$plan) >= 2)), ])
  model <- lm(score ~ plan + rater, long, contrasts = list(rater = contr.sum))
  own <- grep("^rater", names(coef(model)))
  spread <- rbind(diag(raters - 1), -1)
  effects <- as.vector(spread %*% coef(model)[own])
  errors <- sqrt(diag(spread %*% vcov(model)[own, own] %*% t(spread)))
  test <- anova(lm(score ~ plan, long), model)
  values <- new_values()
  values$add("connected", TRUE)
  values$add("rater_component", rep(1, raters), 0)
  values$add("rater_effect_sum_to_zero", effects)
  values$add("rater_effect_se", errors)
  values$add("residual_sd", sigma(model))
  values$add("residual_df", model$df.residual, 0)
  values$add("rater_F", test$F[2])
  values$add("rater_F_p", test$`Pr(>F)`[2])
  values$add("n_ratings_used", nrow(long), 0)
  values$add("n_units_used", nlevels(long$plan), 0)
  write_case(folder, "r_leniency", "severity", list(scores_units_by_raters = scores), values)
}

shrinkage_case <- function(folder) {
  auditors <- paste0("A", 1:6)
  changes <- setNames(lapply(1:6, function(j) sample(-1:1, sample(5:14, 1), TRUE, c(2, 4 + j, j))), auditors)
  n <- lengths(changes)
  mean_change <- sapply(changes, mean)
  within <- sum((n - 1) * sapply(changes, var)) / sum(n - 1)
  v <- within / n
  values <- new_values()
  values$add("mean_change", unname(mean_change))
  values$add("pooled_within_variance", within)
  values$add("sampling_variance", unname(v))
  values$add("sign_test_p", unname(sapply(changes, function(d) {
    d <- d[d != 0]
    if (length(d) == 0) 1 else binom.test(sum(d > 0), length(d))$p.value
  })))
  if (has("metafor")) {
    fit <- metafor::rma(yi = mean_change, vi = v, method = "DL")
    shrunk <- metafor::blup(fit)
    values$add("tau2_DL", fit$tau2)
    values$add("Q", fit$QE)
    values$add("Q_p", fit$QEp)
    values$add("grand_mean", fit$b[[1]])
    values$add("grand_mean_se", fit$se)
    values$add("shrunken_effect", shrunk$pred)
  }
  write_case(folder, "r_shrinkage", "severity", list(initial_minus_moderated = lapply(changes, I)), values)
}

make_cases <- function(folder) {
  least_squares_case(folder)
  shrinkage_case(folder)
}
