@testable import AppraisalIngest

/// Small plans for ballots, each with a header of its own and words that its records are made of.
enum BallotForm: CaseIterable {
  /// One rating per row, with evaluators.
  case long
  /// One rating per row, without.
  case anonymous
  /// One questionnaire per row, whose rated stands in a column, with numbers for answers.
  case wide
  /// The export of a platform, with a column for each rated.
  case platform

  var header: String {
    switch self {
    case .long, .anonymous: "票号,主体,对象,项目,评价\n"
    case .wide: "票号,对象,服务,作风\n"
    case .platform: "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、S1社区,2、S2社区,3、S3社区\n"
    }
  }

  /// Parts of records; whole ones among them, so that they are easily repeated.
  var words: [String] {
    let signs = [",", "\n", "\r\n", "\"", " ", "", "合计", "\u{3000}", "x", "\n\n", ",,", "\r"]
    switch self {
    case .long, .anonymous:
      return signs + SmallReader.items + [
        "S1", "S2", "S3", "居民", "群众", "干部", "优秀", "好", "合格", "不合格", "弃权", "废票", "1", "2",
        "1,居民,S1,服务,优秀\n", "1,居民,S1,作风,合格\n", "1,居民,S1,服务,合格\n", "2,干部,S2,作风,弃权\n",
        "2,群众,S3,服务,好\n", "1,居民,S2,服务,", "\"1\",居民,S1,服务,优秀\n",
      ]
    case .wide:
      return signs + [
        "S1", "S2", "S3", "1", "2", "0", "85", "100", "85.5", "-1", "弃权", "９", "1,S1,85,90\n",
        "1,S1,85.5,\n", "2,S2,0,100\n", "1,S1,85,91\n", "3,S3,弃权,1\n", "3,S3,弃权,\"1\"\n",
      ]
    case .platform:
      return signs + [
        "1", "2", "2025/3/9 8:00:01", "2025/3/9 8:00:02", "10秒", "1分5秒", "微信", "10.0.0.1(北京)",
        "优秀", "好", "合格", "(跳过)", "(空)", "优秀〖很好〗",
        "1,2025/3/9 8:00:01,1秒,微信,,10.0.0.1(北京-北京),优秀,优秀,优秀\n",
        "2,2025/3/9 8:00:05,65秒,链接,,10.0.0.1(北京-北京),优秀,合格,(空)\n",
        "3,2025/3/9 8:00:05,65秒,链接,,10.0.0.1(北京-北京),优秀,合格,(跳过)\n",
      ]
    }
  }

  /// The plan; `nil` never, since each scale is a valid one.
  var plan: BallotPlan? {
    switch self {
    case .long: SmallReader.longPlan()
    case .anonymous: SmallReader.longPlan(rater: nil)
    case .wide:
      AnswerScale(
        name: "百分", ratings: .numbers(lowest: 0, highest: 1000, places: 1), abstain: ["弃权"],
        void: [], unanswered: [""]
      ).map {
        plan(
          $0, rater: "票号",
          layout: .wide(rated: "对象", SmallReader.items.map { .init(.header($0), item: $0) }))
      }
    case .platform:
      SmallReader.words().flatMap { scale in
        (try? HeaderPattern("{*}、{rated}")).map {
          plan(
            scale, rater: nil,
            layout: .wide(rated: nil, [.init(.pattern($0), item: SmallReader.items[0])]))
        }
      }
    }
  }

  private func plan(
    _ scale: AnswerScale, rater: String?, layout: BallotPlan.Layout
  ) -> BallotPlan {
    BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: SmallReader.subjects.count,
      items: SmallReader.items, groups: [["全体"]], scale: scale, rater: rater, group: .fixed(0),
      layout: layout)
  }
}

/// What became of a ballot file, for comparison.
struct BallotOutcome: Equatable {
  let tally: Tally?
  let accounts: [IssueLog.Account]
  let issues: [Issue]
  let signals: SignalFindings?

  /// Reads a file in blocks of a size, on some threads.
  init(
    _ bytes: [UInt8], _ plan: BallotPlan, room: Int, encoding: TextEncoding?, blockSize: Int,
    threads: Int
  ) {
    var log = IssueLog()
    var plan = plan
    plan.fingerprintRoom = room
    let source = SourceFile(
      name: "made-up", bytes: bytes, sha256: "the same for all", blockSize: blockSize)
    let ballots = readBallots(
      source, options: TextOptions(encoding: encoding, threads: threads), plan: plan, log: &log)
    tally = ballots?.tally
    accounts = log.accounts
    issues = log.issues
    signals = ballots.map { $0.marks.signals(by: SignalRules()) }
    requireAgreement((ballots == nil) == (log.count(of: .refused) > 0), "refused without a word")
  }

  /// The issues without what depends on how fields are written: code, line, record and column.
  var findings: [[String]] {
    issues.map { issue in
      [
        issue.code, "\(issue.place.line ?? 0)", "\(issue.place.record ?? 0)",
        issue.place.column?.name ?? "",
      ]
    }
  }
}
