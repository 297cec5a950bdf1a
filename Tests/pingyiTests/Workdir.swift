import Foundation

/// A folder of its own for one test, and the real command run in it.
final class Workdir {
  let path: String

  init() throws {
    let parent = FileManager.default.temporaryDirectory.path
    path = "\(parent)/pingyi-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What a run of the command came to.
  struct Run {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs the command that was built with the tests.
  func pingyi(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try pingyi(arguments, environment: environment)
  }

  func pingyi(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = tests.appendingPathComponent("pingyi")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C"].merging(environment) { $1 }
    // Files rather than pipes: a pipe that nobody drains would stop a run with much to say.
    let outputPath = "\(path)/.stdout"
    let messagePath = "\(path)/.stderr"
    try Data().write(to: URL(fileURLWithPath: outputPath))
    try Data().write(to: URL(fileURLWithPath: messagePath))
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: messagePath)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try bytes(".stdout"), as: UTF8.self),
      messages: String(decoding: try bytes(".stderr"), as: UTF8.self))
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// The folder of the package.
  static let packageRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}

/// A small assessment: three units, two groups, ballots in long form.
enum SmallAssessment {
  static let scheme = """
    schema: pingyi-scheme/1
    id: small
    title: 小评议
    period: 2025
    subjects: 单位
    strata: [片区]
    scales:
      words:
        words:
          - { word: 满意, points: 100 }
          - { word: 基本满意, points: 80 }
          - { word: 不满意, points: 40 }
        abstain: [弃权]
    panels:
      both:
        scale: words
        abstentions: leaveOut
        ifUnmet: renormalise
        groups:
          - { id: residents, title: 居民, weight: 60 }
          - { id: peers, title: 同级, weight: 40 }
    indicators:
      - id: satisfaction
        title: 满意度
        weight: 70
        measure:
          ballots: { input: ballots, panel: both }
      - id: projects
        title: 项目
        weight: 30
        measure:
          projects: { input: projects, by: count, completed: [完成], open: [未完成] }
    missing: renormalise
    rounding: { places: 2, mode: halfUp, stage: final }
    grades:
      - { grade: 好, from: 90 }
      - { grade: 中, from: 70 }
      - { grade: 差, from: 0 }
    tieBreak: [satisfaction]
    minimumCell: 3
    """

  static let assessment = """
    schema: pingyi-assessment/1
    title: 小评议
    scheme: scheme.yaml
    roster:
      file: 名册.csv
      columns: { id: 编号, name: 名称 }
    inputs:
      ballots:
        kind: ballots
        file: 选票.csv
        layout: long
        group: { column: 主体 }
        columns: { rater: 评价人, rated: 单位, answer: 评价 }
      projects:
        kind: projects
        file: 项目.csv
        columns: { id: 编号, subject: 单位, state: 状态 }
    """

  static let roster = "编号,名称,片区\nA,甲单位,东\nB,乙单位,东\nC,丙单位,西\n"

  /// A: residents 100, 100, 80 and peers 80, 80, 80; B: residents 40, 80, 100 (one abstains) and no
  /// peers; C: residents 100 three times and peers 40, 80, 100.
  static let ballots = """
    评价人,主体,单位,评价
    zzRATER1,居民,A,满意
    zzRATER2,居民,A,满意
    zzRATER3,居民,A,基本满意
    zzRATER4,同级,A,基本满意
    zzRATER5,同级,A,基本满意
    zzRATER6,同级,A,基本满意
    zzRATER1,居民,B,不满意
    zzRATER2,居民,B,基本满意
    zzRATER3,居民,B,满意
    zzRATER7,居民,B,弃权
    zzRATER1,居民,C,满意
    zzRATER2,居民,C,满意
    zzRATER3,居民,C,满意
    zzRATER4,同级,C,不满意
    zzRATER5,同级,C,基本满意
    zzRATER6,同级,C,满意

    """

  /// A: 2 of 3 completed; B: none listed; C: 1 of 1.
  static let projects = """
    编号,单位,状态
    P1,A,完成
    P2,A,完成
    P3,A,未完成
    P4,C,完成

    """

  /// Writes the assessment to a folder of the workdir.
  static func write(to workdir: Workdir, folder: String = "f") throws {
    try workdir.write(scheme, to: "\(folder)/scheme.yaml")
    try workdir.write(assessment, to: "\(folder)/assessment.yaml")
    try workdir.write(roster, to: "\(folder)/名册.csv")
    try workdir.write(ballots, to: "\(folder)/选票.csv")
    try workdir.write(projects, to: "\(folder)/项目.csv")
  }
}
