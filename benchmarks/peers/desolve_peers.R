# deSolve: LSODA, the right-hand side compiled, the drinks as its events. (Its Runge-Kutta methods interpret such a run for minutes.)
library(deSolve)

words <- commandArgs(trailingOnly = TRUE)
option <- setNames(words[c(FALSE, TRUE)], sub("--", "", words[c(TRUE, FALSE)]))
count <- as.integer(option[["count"]])
rtol <- as.numeric(option[["rtol"]])
atol <- as.numeric(option[["atol"]])
dyn.load(option[["library"]])
invisible(.C("load_members", option[["members"]], count))
schedule <- read.csv(option[["schedule"]])

naive <- rep(0, 32)
naive[c(3, 13, 14, 17, 20, 21, 22, 25)] <- 1
names(naive) <- paste0("y", 1:32)
drinks <- schedule[schedule$grams > 0, ]
events <- data.frame(var = "y1", time = drinks$time, value = drinks$grams, method = "add")
recorded <- schedule$time[schedule$record == 1]
# deSolve wants the event times among the output times; a row at an event is the state before it.
times <- sort(unique(c(0, schedule$time)))
method <- option[["method"]]

solve <- function(index) {
  .C("choose_member", as.integer(index))
  ode(naive, times, func = "derivatives", parms = NULL, dllname = "desolve_model", method = method,
      rtol = rtol, atol = atol, events = list(data = events), maxsteps = 1e6)
}

evaluations <- 0
values <- list()
invisible(solve(0))
seconds <- 0
for (index in seq_len(count) - 1) {
  seconds <- seconds + system.time(result <- solve(index))[["elapsed"]]
  evaluations <- evaluations + .C("evaluations", 0)[[1]]
  rows <- result[match(recorded, result[, 1]), -1]
  for (k in seq_along(recorded)) values[[length(values) + 1]] <- paste(c(index, k - 1, sprintf("%.17g", rows[k, ])), collapse = ",")
}
writeLines(unlist(values), option[["values"]])
# Its own count of steps begins anew at every event.
cat(sprintf("members=%d ms=%.6g accepted=nan rejected=nan evaluations=%.6g\n", count, 1e3 * seconds / count, evaluations / count))
