# What every script here needs: cases in the form of tests/golden, with values that R computed.
suppressPackageStartupMessages(library(jsonlite))

# Has `name` of the installed packages.
has <- function(name) suppressWarnings(requireNamespace(name, quietly = TRUE))

# A list of expected values, filled one name after another.
new_values <- function() {
  values <- list()
  list(
    # `tol` is relative above 1 and absolute below.
    add = function(name, value, tol = 1e-9) {
      size <- if (is.numeric(value)) max(1, abs(value), na.rm = TRUE) else 1
      values[[length(values) + 1]] <<- list(name = name, value = value, tol = tol * size)
    },
    all = function() values
  )
}

write_case <- function(folder, id, topic, input, values) {
  case <- list(id = id, topic = topic, title = paste("computed by R", getRversion()), input = input, expected = values$all())
  write_json(case, file.path(folder, paste0(id, ".json")), auto_unbox = TRUE, digits = NA, na = "null", null = "null")
}
