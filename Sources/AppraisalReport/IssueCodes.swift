import AppraisalIngest

/// The codes of all issues, as a section of the language reference: what each means, what to do, and
/// whether a decision can settle it.
///
/// It is written from ``IssueKind/examples`` in the words that a run uses, `…` standing for what a file
/// says, so that it says what the program says.
///
/// - Parameter wording: The language.
/// - Returns: Markdown.
public func issueCodeReference(_ wording: Wording) -> String {
  var text = wording(
    """

    ## 问题的代码

    `issues.csv` 和屏幕上的表都有“代码”一列，`decisions` 照抄它。只有结果为“待处理”的可以由决定了结；“拒收”的要改文件，“警告”和“提示”不需要决定。
    “…”代表文件里写的内容，数字只是例子。

    | 代码 | 结果 | 决定 | 意思 | 怎么办 |
    |---|---|---|---|---|

    """,
    """

    ## Codes of issues

    `issues.csv` and the table on the screen have the code in a column of its own, and `decisions` repeat it.
    Only what is “quarantined” can be settled by a decision; what is “refused” needs another file, and
    warnings and notes need no decision. `…` stands for what a file says, and numbers are examples.

    | Code | Result | Decision | Meaning | What to do |
    |---|---|---|---|---|

    """)
  var seen: Set<String> = []
  let kinds = IssueKind.examples.filter { seen.insert($0.code).inserted }
  for kind in kinds.sorted(by: { $0.code < $1.code }) {
    let canBeSettled = kind.severity == .quarantined
    let cells = [
      "`\(kind.code)`", wording.word(kind.severity),
      canBeSettled ? wording("可以", "yes") : wording("不需要或不能", "no"),
      wording.message(kind), wording.remedy(kind),
    ]
    text += "| " + cells.map(inCell).joined(separator: " | ") + " |\n"
  }
  return text
}

/// A bar would end the cell.
private func inCell(_ text: String) -> String {
  text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
}
