import AppraisalReport

/// What a command says whose stored run is not final.
func notFinal(_ wording: Wording) -> String {
  wording(
    "结果还不是最终结果：有记录待处理，见 result/issues.csv。",
    "The result is not final: records await a decision, see result/issues.csv.") + "\n"
}
