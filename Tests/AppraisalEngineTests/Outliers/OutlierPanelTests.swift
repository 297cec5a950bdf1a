import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Outliers, groups of evaluators")
struct OutlierPanelTests {
  /// Per subject and group: ratings of 100 and of 50 points.
  private typealias Votes = [(top: Int64, low: Int64)]

  private func assessment(
    _ groups: [Votes], isOpen: Bool = false
  ) throws -> (table: IndicatorTable, scheme: Scheme) {
    let names = groups.indices.map { "g\($0)" }
    let share = 100 / groups.count
    let list = names.enumerated().map { place, name in
      let weight = place == 0 ? 100 - share * (groups.count - 1) : share
      return "{ id: \(name), weight: \(weight), minimumValid: 1\(isOpen ? ", open: true" : "") }"
    }
    let text = schemeText(
      """
      minimumCell: 5
      scales:
        two: { words: [{ word: 好, points: 100 }, { word: 差, points: 50 }] }
      panels:
        p: { scale: two, abstentions: leaveOut, ifUnmet: renormalise, groups: [\(list.joined(separator: ", "))] }
      indicators:
        - { id: vote, weight: 100, measure: { ballots: { input: b, panel: p } } }

      """)
    let rules = try scheme(text)
    let columns = zip(names, groups).map { name, votes in
      MeasuredColumn(
        key: ColumnKey(indicator: "vote", group: name),
        points: OutlierDesk.points(
          votes.map { votes in
            let count = votes.top + votes.low
            return count == 0
              ? .nan : Double(100 * votes.top + 50 * votes.low) / Double(count)
          }),
        details: [
          .valid: votes.map { $0.top + $0.low }, .answer(0): votes.map(\.top),
          .answer(1): votes.map(\.low),
        ])
    }
    let table = IndicatorTable(
      subjects: OutlierDesk.subjects(groups[0].count), columns: columns)
    return (table, rules)
  }

  private func findings(_ groups: [Votes], isOpen: Bool = false) throws -> OutlierFindings {
    let (table, scheme) = try assessment(groups, isOpen: isOpen)
    return examineOutliers(table, scheme, score(table, scheme))
  }

  /// Twelve subjects, about half of the votes at the top word, in another order for each step.
  private func ordinary(_ step: Int64 = 1) -> Votes {
    (0..<12 as Range<Int64>).map { row in
      let top = 40 + row * step % 5
      return (top, 80 - top)
    }
  }

  @Test("A group at the top word is flagged from nine in ten on")
  func findsCeiling() throws {
    var votes = ordinary()
    votes[3] = (18, 2)
    votes[4] = (17, 3)
    let findings = try findings([votes])
    #expect(findings.rows(.panelCeiling) == [3])
    let flag = try #require(findings.panels.first { $0.method == .panelCeiling }?.flags.first)
    #expect(flag.value == 0.9 && flag.top == 18 && flag.ratings == 20)
    let overall = try #require(findings.panels.first { $0.method == .panelCeiling }?.overall)
    #expect(!overall.isAtCeiling)
    #expect(findings.reasons(.panelApart, "vote") == [.singleGroup])
  }

  /// Nine ratings cannot be nine tenths at the top without being all; a hundred and eight can.
  @Test("Few ratings each are looked at together")
  func findsCeilingOfAll() throws {
    let votes: Votes = (0..<12).map { ($0 < 8 ? 9 : 8, $0 < 8 ? 0 : 1) }
    let findings = try findings([votes])
    #expect(findings.rows(.panelCeiling).isEmpty)
    #expect(findings.reasons(.panelCeiling, "vote") == [.fewRatings(cells: 12, needed: 10)])
    let overall = try #require(findings.panels.first { $0.method == .panelCeiling }?.overall)
    #expect(overall.top == 104 && overall.ratings == 108 && overall.isAtCeiling)
  }

  @Test("A group far from the others is flagged, of three groups and of two")
  func findsApart() throws {
    var apart = ordinary(3)
    apart[5] = (1, 19)
    for groups in [[apart, ordinary(), ordinary(2)], [apart, ordinary()]] {
      let findings = try findings(groups)
      let panels = findings.panels.filter { $0.method == .panelApart }
      #expect(panels.count == (groups.count == 2 ? 1 : 3))
      let first = try #require(panels.first)
      #expect(first.target.group == "g0" && first.flags.map(\.row) == [5])
      #expect(first.flags.map(\.direction) == [.low])
      // Means of 100 and 50: one in twenty at the top.
      #expect(first.flags.map(\.value) == [52.5])
    }
  }

  @Test("A cell that is too small, and the one that would tell it, take no part")
  func protects() throws {
    var small = ordinary()
    var other = ordinary(2)
    // Four ratings are fewer than five; the group beside it would give them away.
    small[2] = (4, 0)
    other[2] = (80, 0)
    let closed = try findings([small, other])
    let flagged = closed.panels.flatMap { panel in panel.flags.map(\.row) }
    #expect(!flagged.contains(2) && !closed.rows(.funnel).contains(2))
    for method in [OutlierMethod.funnel, .panelApart, .panelCeiling] {
      let cells = closed.unexamined.filter { $0.method == method }.map(\.reason)
      #expect(cells == [.protected(cells: 1), .protected(cells: 1)], "\(method)")
    }
    #expect(closed.rates.allSatisfy { $0.count == 11 }, "no share rests on them either")
    let open = try findings([small, other], isOpen: true)
    #expect(open.rows(.panelCeiling) == [2], "what is open is no secret: 80 of 80")
  }

  /// Whatever a hidden group voted, everything else being the same, the findings are the same, but
  /// for the points of the indicator, which stand in the ranked list.
  @Test("Nothing that is found depends on the votes of a hidden cell")
  func doesNotLeak() throws {
    var reports: Set<String> = []
    for top in 0...4 as ClosedRange<Int64> {
      var small = ordinary()
      small[2] = (top, 4 - top)
      let findings = try findings([small, ordinary(2), ordinary(3)])
      reports.insert("\(findings.rates)\(findings.panels)\(findings.unexamined)")
    }
    #expect(reports.count == 1)
  }

  @Test("A group without any ballot is no cell to protect")
  func copesWithNone() throws {
    var none = ordinary()
    none[0] = (0, 0)
    let findings = try findings([none, ordinary(2)])
    #expect(!findings.unexamined.contains { $0.method == .panelCeiling })
    #expect(findings.panels.first { $0.method == .panelApart }?.count == 11)
  }

  @Test("A share of votes goes into the funnel")
  func examinesShares() throws {
    var votes = ordinary()
    votes[6] = (1000, 9000)
    let rate = try #require(try findings([votes]).rates.first)
    #expect(rate.kind == .words(["好"]) && rate.count == 12)
  }
}
