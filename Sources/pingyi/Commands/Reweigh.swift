import AppraisalEngine
import AppraisalLedger
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// `pingyi reweigh`: what if a weight were another one.
struct Reweigh: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "换一组权重会怎样：谁升谁降、谁的等次变 · what if: who moves, who changes grade",
    discussion: """
      权重写成百分数，例如 --weight residents=50；同组其余权重按原比例折算，合计仍为 100%。\
      不重新读取选票。Weights are per cent; siblings keep their proportions. No ballot is read again.
      """)

  @Argument(help: "评议文件夹 · the assessment folder", completion: .directory)
  var folder: String

  @Option(
    name: .long,
    help:
      "指标、评价主体或指数节点的新权重，标识=百分数；可重复 · a new weight of an indicator, a group or a node of an index, id=per cent; may be repeated"
  )
  var weight: [String]

  @Option(help: "每个清单最多列出多少个 · how many subjects each list has")
  var top = 10

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top 不能为负 · --top takes no negative number") }
  }

  func run() throws {
    let terminal = shared.terminal
    let run = try StoredRun(AssessmentFolder(folder), terminal)
    let changed: Scheme
    let changes = try weight.map { try change($0, terminal.wording) }
    do {
      changed = try run.scheme.reweighed(changes)
    } catch {
      throw CommandFailure(message(error, run.scheme, terminal.wording) + "\n", Exit.usage)
    }
    let indexes = run.standings.indexes.reweighed(run.table, changed)
    let refusal = indexRefusal(indexes, run.table, terminal.wording)
    guard refusal.isEmpty else { throw CommandFailure(refusal, Exit.usage) }
    let scored = score(run.table, changed, indexes: indexes)
    let after =
      Conclusions(scored, run.table, changed, overrides: run.overrides)?.standings ?? scored
    let report = ReweighReport(
      before: run.scheme, after: changed, table: run.table,
      movements: movements(from: run.final, to: after), wording: terminal.wording)
    switch format {
    case .table: try terminal.print(report.text(limit: top, isColoured: terminal.isColoured))
    case .csv: try terminal.print(report.csv())
    case .json: try terminal.print(report.json())
    }
    if !run.stored.isFinal {
      terminal.say(notFinal(terminal.wording))
      throw Exit.notFinal
    }
  }

  /// Why a name has no weight that could be changed.
  private func unknown(
    _ name: String, _ known: [String], _ scheme: Scheme, _ wording: Wording
  ) -> String {
    let parent = scheme.root.subtree.first { $0.children.contains { $0.identifier == name } }
    if let parent, parent.combine != .weighted {
      let (word, meaning) = (parent.combine.rawValue, parent.combine.meaning)
      return wording(
        "“\(name)”没有权重：它的上级按 combine: \(word)（\(meaning.chinese)）合成。",
        "`\(name)` has no weight: what it belongs to is made by `combine: \(word)` "
          + "(\(meaning.english)).")
    }
    let titled =
      scheme.root.subtree.filter { $0.title == name }.map(\.identifier)
      + scheme.panels.flatMap(\.allGroups).filter { $0.title == name }.map(\.identifier)
    if let identifier = titled.first {
      return wording(
        "“\(name)”是标题，请写它的标识“\(identifier)”。",
        "`\(name)` is a title; write the identifier `\(identifier)`.")
    }
    guard !known.isEmpty else {
      return wording(
        "没有指标或评价主体“\(name)”；这个方案没有可以改的权重。",
        "There is no indicator or group `\(name)`, and the scheme has no weight that could change.")
    }
    return wording(
      "没有指标或评价主体“\(name)”。可用：\(known.joined(separator: "、"))",
      "There is no indicator or group `\(name)`; there are: \(known.joined(separator: ", "))")
  }

  private func message(
    _ error: WeightChangeError, _ scheme: Scheme, _ wording: Wording
  ) -> String {
    let percent = { (basisPoints: Int64) in decimalText(basisPoints, decimals: 2) }
    return switch error.kind {
    case .unknown(let name, let known): unknown(name, known, scheme, wording)
    case .ambiguous(let name):
      wording(
        "“\(name)”不止一个，请写成“评价组/主体”或“指标/指数中的节点”。",
        "`\(name)` is more than one thing; write panel/group, or indicator/node for a node of an index."
      )
    case .notStated(let name):
      wording(
        "“\(name)”在指数中的权重由方法得出，或合成不用权重，不能改成一个数；请改方案的 weights。",
        "the weight of `\(name)` in its index is found by a method, or its node uses none, so it cannot be "
          + "another number; change `weights` in the scheme.")
    case .tooMuch(let siblings, let sum):
      wording(
        "\(siblings.joined(separator: "、")) 的新权重合计 \(percent(sum))%，超过 100%。",
        "The new weights of \(siblings.joined(separator: ", ")) add up to \(percent(sum)) %, more than "
          + "100 %.")
    case .notWhole(let siblings, let sum):
      wording(
        "\(siblings.joined(separator: "、")) 全部给了新权重，合计 \(percent(sum))%，应为 100%。",
        "All of \(siblings.joined(separator: ", ")) have new weights that add up to \(percent(sum)) %, "
          + "not 100 %.")
    case .repeated(let name):
      wording("“\(name)”写了两次。", "`\(name)` was given twice.")
    }
  }

  /// Reads `residents=50` or `residents=33.33%`.
  private func change(_ text: String, _ wording: Wording) throws -> WeightChange {
    let refusal = CommandFailure(
      wording(
        "“\(text)”应写成 标识=百分数，例如 residents=50；百分数在 0 到 100 之间，最多两位小数。",
        "`\(text)` must be id=per cent, for example residents=50; between 0 and 100, with at most two "
          + "decimals.") + "\n", Exit.usage)
    guard let equals = text.lastIndex(of: "="), equals > text.startIndex else { throw refusal }
    var percent = text[text.index(after: equals)...]
    if percent.hasSuffix("%") { percent = percent.dropLast() }
    let parts = percent.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 3
        && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard areDigits, let whole = parts.first.flatMap({ Int64($0) }) else { throw refusal }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard decimals.utf8.count <= 2, let number = Int64(decimals) else { throw refusal }
    let hundredths = decimals.utf8.count == 1 ? number * 10 : number
    guard let weight = try? Weight(basisPoints: whole * 100 + hundredths) else { throw refusal }
    return WeightChange(target: String(text[..<equals]), weight: weight)
  }
}
