# Two quarters of audits by survey: shares, means, sections of criteria with the plan as the unit, and the change.
suppressPackageStartupMessages(library(survey))

scale <- 0:4
good_from <- 3
criteria <- c("ED1", "ED2", "ED3", "HE1", "HE2", "CA1")
sizes <- list(EY = 300, PRI = 1100, SEC = 900, P16 = 420)

wilson <- function(p, v, df) {
  n <- p * (1 - p) / v
  t <- qt(0.975, df)
  (p + t^2 / (2 * n) + c(-1, 1) * t / (2 * n) * sqrt(4 * n * p * (1 - p) + t^2)) / (1 + t^2 / n)
}

grades <- function(count, missing = 0) ifelse(runif(count) < missing, NA, sample(scale, count, TRUE, c(1, 2, 4, 5, 3)))

# The first scores of every plan that was audited, as one row for a plan.
audited_plans <- function(quarter) {
  taken <- sample(6:16, length(sizes))
  plans <- data.frame(stratum = rep(names(sizes), taken), N = rep(unlist(sizes), taken))
  plans$ref <- sprintf("%s-%s-%03d", quarter, plans$stratum, sample(999, nrow(plans)))
  for (criterion in criteria) plans[[criterion]] <- grades(nrow(plans), if (criterion == "CA1") 0.4 else 0.1)
  plans$overall <- grades(nrow(plans))
  plans
}

record_of <- function(plan, role) list(ref = plan$ref, stratum = plan$stratum, role = role, scores = as.list(plan[c(criteria, "overall")]))

# A share of rows that are good, with the plan as the unit; `rows` has one row for each score, NA = not applicable.
add_share <- function(values, name, rows, limits = TRUE) {
  rows$good <- as.numeric(rows$score >= good_from)
  design <- svydesign(~ref, strata = ~stratum, fpc = ~N, data = rows)
  domain <- subset(design, !is.na(score))
  share <- svymean(~good, domain)
  p <- coef(share)[[1]]
  values$add(name, p)
  values$add(paste0(name, ".se"), SE(share)[[1]])
  found <- list(p = p, v = vcov(share)[1, 1], df = degf(domain))
  found$limits <- wilson(p, found$v, found$df)
  if (limits) {
    values$add(paste0(name, ".df"), found$df)
    values$add(paste0(name, ".ci95_wilson"), found$limits)
    for (method in c("beta", "mean")) {
      ci <- attr(svyciprop(~good, domain, method = method, df = found$df), "ci")
      values$add(paste0(name, ".ci95_", method), as.vector(ci))
    }
  }
  found
}

long <- function(plans, columns) {
  do.call(rbind, lapply(columns, function(column) cbind(plans[c("ref", "stratum", "N")], score = plans[[column]])))
}

add_quarter <- function(values, quarter, plans) {
  name <- function(rest) paste0(quarter, ".", rest)
  overall <- long(plans, "overall")
  found <- add_share(values, name("overall_good"), overall)
  design <- svydesign(~1, strata = ~stratum, fpc = ~N, data = overall)
  values$add(name("overall_mean_grade"), coef(svymean(~score, design))[[1]])
  values$add(name("overall_mean_grade.se"), SE(svymean(~score, design))[[1]])
  values$add(name("overall_good_unweighted"), mean(overall$score >= good_from))
  shares <- svymean(~ factor(score, scale), design)
  values$add(name("grade_shares_01234"), as.vector(coef(shares)))
  values$add(name("grade_shares_01234.se"), as.vector(SE(shares)))
  for (criterion in criteria) {
    values$add(name(paste0(criterion, ".n_applicable")), sum(!is.na(plans[[criterion]])), 0)
    add_share(values, name(paste0(criterion, ".good_of_applicable")), long(plans, criterion))
  }
  for (section in c("education", "health")) {
    own <- criteria[startsWith(tolower(criteria), substr(section, 1, 2))]
    add_share(values, name(paste0("section_", section, ".good_of_applicable_criteria")), long(plans, own))
  }
  add_share(values, name("all_criteria.good_of_applicable"), long(plans, criteria))
  for (stratum in names(sizes)) {
    rows <- overall
    rows$score[rows$stratum != stratum] <- NA
    add_share(values, name(paste0("overall_good_in_", stratum)), rows, FALSE)
  }
  found
}

make_cases <- function(folder) {
  values <- new_values()
  quarters <- list()
  found <- list()
  for (quarter in c("2025Q4", "2026Q1")) {
    plans <- audited_plans(quarter)
    found[[quarter]] <- add_quarter(values, quarter, plans)
    records <- lapply(seq_len(nrow(plans)), function(i) record_of(plans[i, ], "primary"))
    # A second score changes no estimate; the plan that could not be audited has a record without a meaning.
    second <- plans[1:9, ]
    for (column in c(criteria, "overall")) second[[column]] <- grades(9)
    records <- c(records, lapply(1:9, function(i) record_of(second[i, ], "second")))
    lost <- plans[1, ]
    lost$ref <- paste0(quarter, "-lost")
    records <- c(records, list(record_of(lost, "primary")))
    quarters[[quarter]] <- list(population_N = sizes, not_audited = list(list(ref = lost$ref)), records = records)
    agree <- mean(plans$overall[1:9] == second$overall)
    values$add(paste0(quarter, ".irr.overall.n_pairable"), 9, 0)
    values$add(paste0(quarter, ".irr.overall.percent_agreement"), agree)
    values$add(paste0(quarter, ".irr.overall.within_one"), mean(abs(plans$overall[1:9] - second$overall) <= 1))
  }
  before <- found[[1]]
  after <- found[[2]]
  diff <- after$p - before$p
  se <- sqrt(before$v + after$v)
  df <- (before$v + after$v)^2 / (before$v^2 / before$df + after$v^2 / after$df)
  values$add("change.overall_good.diff", diff)
  values$add("change.overall_good.se", se)
  values$add("change.overall_good.df_welch", df)
  values$add("change.overall_good.t", diff / se)
  values$add("change.overall_good.p_two_sided", 2 * pt(-abs(diff / se), df))
  low <- diff - sqrt((after$p - after$limits[1])^2 + (before$limits[2] - before$p)^2)
  high <- diff + sqrt((after$limits[2] - after$p)^2 + (before$p - before$limits[1])^2)
  values$add("change.overall_good.mover_wilson_lo", low)
  values$add("change.overall_good.mover_wilson_hi", high)
  input <- list(scale = scale, good_threshold = good_from, criteria = criteria, quarters = quarters)
  write_case(folder, "r_two_quarters", "end_to_end", input, values)
}
