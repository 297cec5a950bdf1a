/// A folder for measuring: many subjects, indicators and ballots.
struct LargeFolder {
  let subjects: Int
  let indicators: Int
  let ballots: Int

  private let groups = ["residents", "peers", "leaders"]

  /// Writes the folder; about 40 bytes per ballot.
  func write(to folder: String) {
    var random = SplitMix64(seed: 20_251_231)
    tianyuan_example.write(Array(scheme.utf8), to: folder + "/scheme.yaml")
    tianyuan_example.write(Array(assessment.utf8), to: folder + "/assessment.yaml")
    var roster: [UInt8] = Array("编号,名称,街道\n".utf8)
    for number in 0..<subjects {
      roster += "\(identifier(number)),单位\(number),街道\(number % 50)\n".utf8
    }
    tianyuan_example.write(roster, to: folder + "/名册.csv")
    tianyuan_example.write(ballotBytes(&random), to: folder + "/选票.csv")
  }

  private func identifier(_ number: Int) -> String { Town.code("S", number, 6) }

  private func ballotBytes(_ random: inout SplitMix64) -> [UInt8] {
    let words = ["满意", "基本满意", "一般", "不满意"].map { Array(("," + $0 + "\n").utf8) }
    let groupBytes = groups.map { Array(("," + $0 + ",").utf8) }
    let items = (0..<indicators).map { Array((",item\($0)").utf8) }
    let names = (0..<subjects).map { Array(identifier($0).utf8) }
    var bytes: [UInt8] = Array("评价人,评价主体,被评编号,项目,评价\n".utf8)
    bytes.reserveCapacity(ballots * 44)
    for number in 0..<ballots {
      bytes += "R\(number)".utf8
      bytes += groupBytes[random.below(3)]
      bytes += names[random.below(subjects)]
      bytes += items[random.below(indicators)]
      bytes += words[random.draw([50, 30, 15, 5])]
    }
    return bytes
  }

  /// Three equal branches with the indicators spread over them.
  private var scheme: String {
    let branches = (0..<3).map { branch -> String in
      let own = (0..<indicators).filter { $0 % 3 == branch }
      let leaves = own.enumerated().map { position, item in
        let share = 10_000 / own.count + (position == 0 ? 10_000 % own.count : 0)
        let weight = "\(share / 100).\(Town.code("", share % 100, 2))"
        return "      - { id: item\(item), weight: \(weight), measure: "
          + "{ ballots: { input: ballots, item: item\(item), panel: all } } }\n"
      }
      return "  - id: branch\(branch)\n    weight: \([50, 30, 20][branch])\n    indicators:\n"
        + leaves.joined()
    }
    return """
      schema: pingyi-scheme/1
      id: large
      title: 大区评议
      period: 2025
      subjects: 单位
      strata: [街道]
      scales:
        words:
          words:
            - { word: 满意, points: 100 }
            - { word: 基本满意, points: 80 }
            - { word: 一般, points: 60 }
            - { word: 不满意, points: 40 }
      panels:
        all:
          scale: words
          abstentions: leaveOut
          ifUnmet: renormalise
          groups:
            - { id: residents, weight: 60 }
            - { id: peers, weight: 25 }
            - { id: leaders, weight: 15 }
      missing: renormalise
      rounding: { places: 2, mode: halfUp, stage: final }
      grades:
        - { grade: 优秀, from: 90 }
        - { grade: 良好, from: 80 }
        - { grade: 一般, from: 60 }
        - { grade: 较差, from: 0 }
      tieBreak: [branch0]
      indicators:

      """ + branches.joined()
  }

  private let assessment = """
    schema: pingyi-assessment/1
    title: 大区评议
    scheme: scheme.yaml
    roster:
      file: 名册.csv
      columns: { id: 编号, name: 名称 }
    inputs:
      ballots:
        kind: ballots
        file: 选票.csv
        layout: long
        group: { column: 评价主体 }
        columns: { rater: 评价人, rated: 被评编号, item: 项目, answer: 评价 }

    """
}
