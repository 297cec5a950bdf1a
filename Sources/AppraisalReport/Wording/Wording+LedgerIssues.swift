import AppraisalIngest

extension Wording {
  /// The words of what only ledgers can have wrong.
  func ledgerWords(_ kind: IssueKind) -> Words? {
    attendanceWords(kind) ?? progressWords(kind) ?? eventWords(kind) ?? personWords(kind)
      ?? historyWords(kind)
  }

  private func attendanceWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .conflictingAttendance(let otherLine):
      (
        self(
          "同一人同一会议与第 \(otherLine) 行说法不一，都未计入",
          "line \(otherLine) tells the same person and meeting differently; neither counts"),
        self("请核对签到表，只留一行", "check the attendance sheet and keep one line")
      )
    case .attendanceOverHeld(let counted, let held):
      (
        self(
          "共计 \(counted) 次，而应到只有 \(held) 次",
          "\(counted) meetings are accounted for, but only \(held) were held"),
        self("请核对应到、出席、请假、缺席次数", "check the numbers held, present, on leave and absent")
      )
    default: nil
    }
  }

  private func progressWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .sharedIdentifier(let identifier, let firstLine):
      (
        self(
          "编号“\(identifier)”在第 \(firstLine) 行已出现，两行都计入",
          "line \(firstLine) has the identifier `\(identifier)` already; both lines count"),
        self("若是同一件事，请只留一行；否则请分别编号", "keep one line if they are the same; number them apart if not")
      )
    case .projectInTwoUnits(let project, let otherLine):
      (
        self(
          "项目“\(project)”在第 \(otherLine) 行算在另一单位名下，都未计入",
          "line \(otherLine) counts the project `\(project)` for another unit; neither counts"),
        self("请明确归哪个单位，或增加“份额”列", "say which unit it belongs to, or add a column of shares")
      )
    case .sharesOverWhole(let project, let total):
      (
        self(
          "项目“\(project)”各单位份额合计 \(total)%，超过 100%",
          "the shares of the project `\(project)` add up to \(total) %, more than 100 %"),
        self("请核对各单位份额", "check the share of each unit")
      )
    case .progressBelowCompletion(let progress, let state):
      (
        self(
          "状态为“\(state)”，进度却是 \(progress)%",
          "the state is `\(state)`, but the progress \(progress) %"),
        self("请改正状态或进度", "correct the state or the progress")
      )
    case .stageNotReached(let stage, let reached):
      (
        self(
          "填了“\(stage)”的日期，环节却还在“\(reached)”",
          "there is a date for `\(stage)`, but the claim has only reached `\(reached)`"),
        self("请改正环节或删去日期", "correct the stage or remove the date")
      )
    default: nil
    }
  }

  private func eventWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .conflictingRecords(let identifier, let otherLine):
      (
        self(
          "“\(identifier)”与第 \(otherLine) 行说法不一，都未计入",
          "line \(otherLine) tells `\(identifier)` differently; neither counts"),
        self("请查明以哪一行为准，删去其余", "find out which line is meant and delete the others")
      )
    case .pointsAgainstKind(let word, true):
      (
        self("“\(word)”没有写分值", "`\(word)` has no points"),
        self("请补填分值（写正数）", "fill in the points as a positive number")
      )
    case .pointsAgainstKind(let word, false):
      (
        self("“\(word)”是否决事项，不应有分值", "`\(word)` is a veto and has no points"),
        self("请删去分值，或改正类别", "remove the points or correct the kind")
      )
    case .approximateNumber(let found):
      (
        self("“\(found)”是约数，按约数保留", "`\(found)` is a rough number and was kept as one"),
        self("如有确数请改填", "write the exact number if there is one")
      )
    case .numberInWords(let found, let value):
      (
        self("“\(found)”按 \(value) 读取", "`\(found)` was read as \(value)"),
        self("请只写数字", "write digits only")
      )
    default: nil
    }
  }

  private func personWords(_ kind: IssueKind) -> Words? {
    switch kind {
    case .sameName(let name, let firstLine):
      (
        self(
          "“\(name)”在第 \(firstLine) 行已出现，没有编号，无法区分",
          "the name `\(name)` stands in line \(firstLine) already, and no identifier tells them apart"
        ),
        self("请增加编号列", "add a column of identifiers")
      )
    case .identifierOfTwoNames(let identifier, let name, let otherName, let firstLine):
      (
        self(
          "编号“\(identifier)”此处属“\(name)”，第 \(firstLine) 行属“\(otherName)”",
          "the identifier `\(identifier)` belongs to `\(name)` here and to `\(otherName)` in line "
            + "\(firstLine)"),
        self("一人一号，请改正其中一行", "one person, one identifier; correct one of the lines")
      )
    case .overlappingSpells(let otherLine):
      (
        self(
          "与第 \(otherLine) 行的任职起止时间重叠，都未计入",
          "the spell overlaps with that in line \(otherLine); neither counts"),
        self("请核对调动日期", "check the day of the move")
      )
    default: nil
    }
  }
}
