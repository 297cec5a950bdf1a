import AppraisalScheme

/// Measures an indicator from ledgers with stages, due days or two sources.
func measureLedger(
  _ measure: LedgerMeasure, _ key: ColumnKey, _ scheme: Scheme, _ records: Records
) -> MeasuredColumn {
  let rounding = scheme.rounding.parts
  let period = scheme.period
  switch measure {
  case .claims(let claims):
    return measureClaims(claims, period: period, records).column(key, rounding: rounding)
  case .checklist(let list):
    return measureChecklist(list, end: period.last, records).column(key, rounding: rounding)
  case .ratio(let ratio): return measureRatio(ratio, key, rounding: rounding, records)
  case .reconcile(let pair):
    return measureReconciliation(pair, records).column(key, rounding: rounding)
  case .lists(let lists):
    return measureListMatch(lists, records).column(key, rounding: rounding)
  case .rollUp(let rollUp): return measureRollUp(rollUp, key, records)
  }
}
