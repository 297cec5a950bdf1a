/// One questionnaire per row, as a survey platform exports them: eight columns about the ballot, then
/// 24 grades, one in 128 of them empty and every third one a digit.
struct WideForm {
  let questionnaires: Int
  let subjects: Int

  private static let sources: [StaticString] = ["手机提交", "微信", "链接", "短信"]
  private static let districts: [StaticString] = ["浦东新区", "徐汇区", "静安区", "闵行区", "宝山区", "嘉定区"]
  private static let grades: [StaticString] = ["好", "较好", "一般", "差"]

  /// Writes the file.
  func write(to page: inout OutputPage) {
    page.append("序号,提交答卷时间,所用时间,来源,来自IP,所在区,社区,被评对象")
    for question in 1...24 {
      page.append(",Q")
      page.append(question, digits: 2)
    }
    page.endLine()
    var chance = Chance(seed: 42)
    for row in 0..<questionnaires {
      append(row, subject: chance.subject(of: subjects), &chance, to: &page)
      for question in 0..<24 { appendAnswer(question, chance.next(), to: &page) }
      page.endLine()
    }
  }

  private func append(_ row: Int, subject: Int, _ chance: inout Chance, to page: inout OutputPage) {
    page.append(row + 1)
    page.append(",2024/")
    page.append(row * 12 / questionnaires + 1)
    page.append("/")
    page.append(1 + chance.below(28))
    page.append(" ")
    page.append(8 + chance.below(14))
    page.append(":")
    page.append(chance.below(60), digits: 2)
    page.append(":")
    page.append(chance.below(60), digits: 2)
    page.append(",")
    page.append(30 + chance.below(600))
    page.append("秒,")
    page.append(WideForm.sources[chance.below(4)])
    for part in 0..<4 {
      page.append(part == 0 ? "," : ".")
      page.append(chance.below(256))
    }
    page.append(",")
    page.append(WideForm.districts[subject % 6])
    page.append(",第")
    page.append(subject % 300 + 1)
    page.append("社区,S")
    page.append(subject, digits: 6)
  }

  private func appendAnswer(_ question: Int, _ bits: UInt64, to page: inout OutputPage) {
    page.append(",")
    if bits >> 40 & 127 == 0 { return }
    let percent = bits % 100
    let grade = percent < 45 ? 0 : percent < 75 ? 1 : percent < 93 ? 2 : 3
    if question % 3 == 2 { page.append(5 - grade) } else { page.append(WideForm.grades[grade]) }
  }
}
