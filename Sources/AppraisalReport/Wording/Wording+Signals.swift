public import AppraisalIngest

/// The words for what is remarkable about ballots.
///
/// Nothing here says who voted or what was answered, and no word accuses anybody: each sentence
/// states what the ballots have in common, and each remedy names somebody to ask first.
extension Wording {
  /// A reason, in a few words for a heading.
  /// - Parameter code: The reason.
  /// - Returns: The words.
  public func name(of code: BallotSignal.Code) -> String {
    switch code {
    case .filledInstantly: self("瞬间填完", "filled in at once")
    case .filledHastily: self("填写过快", "filled in hastily")
    case .allSame: self("各项答案相同", "same answer everywhere")
    case .allHighest: self("各项均为最高档", "highest answer everywhere")
    case .addressBurst: self("同一网络地址集中投票", "burst from one address")
    case .deviceBurst: self("同一设备集中投票", "burst from one device")
    case .identicalAnswers: self("集中出现相同答卷", "burst of identical answers")
    case .aboveEligible: self("票数超过应投人数", "more ballots than voters")
    case .raterRepeated: self("同一评价人多次投票", "several ballots of one evaluator")
    }
  }

  /// What the ballots of a signal have in common.
  /// - Parameter signal: The signal.
  /// - Returns: One sentence, with neither subject nor group.
  public func message(_ signal: BallotSignal) -> String {
    let count = signal.count
    switch signal.code {
    case .filledInstantly, .filledHastily, .allSame, .allHighest: return sheetMessage(signal)
    case .addressBurst:
      return self(
        "同一网络地址交来 \(count) 张票，\(pace(signal.threshold))",
        "\(ballots(count)) came from one network address, \(pace(signal.threshold))")
    case .deviceBurst:
      return self(
        "同一设备交来 \(count) 张票，\(pace(signal.threshold))",
        "\(ballots(count)) came from one device, \(pace(signal.threshold))")
    case .identicalAnswers:
      return self(
        "\(count) 张票的各项答案彼此相同，\(pace(signal.threshold))",
        "\(ballots(count)) agree in all their answers, \(pace(signal.threshold))")
    case .aboveEligible:
      let people = eligible(signal.threshold)
      return self(
        "收回 \(count) 张票，应投人数只有 \(people)",
        "\(ballots(count)) came in, but only \(people) may vote")
    case .raterRepeated:
      return self(
        "\(count) 张票出自同一评价人，每人只能投一张",
        "\(ballots(count)) name one evaluator, who has a single vote")
    }
  }

  /// What to do about a reason.
  /// - Parameter code: The reason.
  /// - Returns: One sentence.
  public func remedy(_ code: BallotSignal.Code) -> String {
    switch code {
    case .filledInstantly:
      self(
        "请核对问卷平台的防刷设置，并向组织者了解是否由程序或补录产生",
        "check the platform's protection against robots, and ask whether sheets were typed in later"
      )
    case .filledHastily:
      self(
        "请比较去掉这些票前后的结果，再决定是否回访", "compare the result with and without them before asking further")
    case .allSame, .allHighest:
      self(
        "真心满意也会如此；请比较去掉这些票前后的结果",
        "honest praise looks like this too; compare the result with and without them"
      )
    case .addressBurst:
      self(
        "社区中心、单位网络也会如此；请核实当时是否集中组织投票",
        "a community centre or an office looks so too; find out whether voting was held there"
      )
    case .deviceBurst:
      self(
        "工作人员帮老人代填也会如此；请核实是谁、按什么程序代填",
        "staff who help the elderly look like this too; find out who helped and by which procedure")
    case .identicalAnswers:
      self(
        "请向组织者了解是否统一授意或复制答卷，并比较去掉这些票前后的结果",
        "ask whether answers were prompted or copied, and compare the result with and without them")
    case .aboveEligible:
      self(
        "请先核对应投名册；若名册无误，按办法规定认定这组票是否有效",
        "check the list of voters first; if it is right, decide by the rules whether they are valid"
      )
    case .raterRepeated:
      self("请查明以哪一票为准，并记录决定", "find out which ballot is meant and record the decision")
    }
  }

  /// Why the records of a signal are not printed.
  /// - Parameter code: The reason.
  /// - Returns: One sentence; `nil` when they are.
  public func withheld(_ code: BallotSignal.Code) -> String? {
    guard code.describesAnswers else { return nil }
    return self("为保护评价人，不列出记录号", "to protect the evaluators their records are not listed")
  }

  // MARK: - Parts of sentences

  private func sheetMessage(_ signal: BallotSignal) -> String {
    let count = signal.count
    switch signal.threshold {
    case .seconds(let seconds):
      return self(
        "\(count) 张票在 \(seconds) 秒以内填完",
        "\(ballots(count)) took at most \(seconds) s to fill in")
    case .secondsPerItem(let seconds):
      return self(
        "\(count) 张票平均每项不到 \(seconds) 秒",
        "\(ballots(count)) took less than \(seconds) s per rating")
    case .items(let items):
      let answer =
        signal.code == .allHighest
        ? self("最高档答案", "the highest answer") : self("同一答案", "one answer")
      return self(
        "\(count) 张票（每张至少 \(items) 项）通篇是\(answer)",
        "\(ballots(count)) with at least \(items) ratings give \(answer) everywhere")
    case .burst, .eligible, .onePerRater: return name(of: signal.code)
    }
  }

  private func ballots(_ count: Int) -> String { count == 1 ? "1 ballot" : "\(count) ballots" }

  /// How close ballots follow each other, in minutes where these are whole.
  private func pace(_ threshold: BallotSignal.Threshold) -> String {
    guard case .burst(let ballots, let seconds) = threshold else { return "" }
    let isWhole = seconds > 0 && seconds % 60 == 0
    let time =
      isWhole
      ? self("\(seconds / 60) 分钟", "\(seconds / 60) min") : self("\(seconds) 秒", "\(seconds) s")
    return self("\(time)内达到 \(ballots) 张以上", "\(ballots) or more of them within \(time)")
  }

  private func eligible(_ threshold: BallotSignal.Threshold) -> String {
    guard case .eligible(let people) = threshold else { return self("未知", "an unknown number") }
    return self("\(people) 人", people == 1 ? "1 person" : "\(people) people")
  }
}
