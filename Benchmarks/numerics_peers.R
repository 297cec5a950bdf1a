# Robust statistics by robustbase; prints a line of JSON.
#
# usage: Rscript numerics_peers.R PEER KIND FOLDER     PEER: robustbase robustbase-deterministic
#                                                      KIND: mcd medcouple qn
suppressMessages(library(robustbase))
arguments <- commandArgs(TRUE)
peer <- arguments[1]
kind <- arguments[2]

doubles <- function(name) {
  path <- file.path(arguments[3], paste0(name, ".f64"))
  readBin(path, "double", file.size(path) / 8)
}

covariance <- function() {
  cloud <- matrix(doubles("cloud"), ncol = 10)
  function() {
    set.seed(1)
    fit <- if (peer == "robustbase") covMcd(cloud) else covMcd(cloud, nsamp = "deterministic")
    subset <- cov(cloud[fit$best, ])
    c(logdet = as.numeric(determinant(subset)$modulus),
      flags = sum(fit$mah >= qchisq(0.975, ncol(cloud))))
  }
}

work <- switch(kind,
  mcd = covariance(),
  medcouple = {
    values <- doubles("values")
    # Reflecting and averaging, the default up to a hundred values, would take twice the time.
    function() c(medcouple = mc(values, doReflect = FALSE))
  },
  qn = {
    values <- doubles("values")
    function() c(qn = Qn(values))
  })

time <- system.time(figures <- work())
peak <- sum(gc()[, 6])
numbers <- paste(sprintf('"%s": %.17g', names(figures), figures), collapse = ", ")
cat(sprintf('{"peer": "%s", "kind": "%s", "wall": %.4f, "cpu": %.4f, "peakMB": %.0f, "figures": {%s}}\n',
  peer, kind, time[["elapsed"]], time[["user.self"]] + time[["sys.self"]], peak, numbers))
