import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

extension OutlierReport {
  /// What was not examined: one line per method and reason, with all indicators by title.
  func unexaminedSection() -> String {
    guard !findings.unexamined.isEmpty else { return "" }
    var lines: [(head: String, targets: [String])] = []
    for (head, target) in groupedByPeers() {
      if let place = lines.firstIndex(where: { $0.head == head }) {
        lines[place].targets += target.map { [$0] } ?? []
      } else {
        lines.append((head, target.map { [$0] } ?? []))
      }
    }
    return wording("没有检查的：", "Not examined:") + "\n"
      + lines.map { head, targets in
        let names = targets.isEmpty ? "" : wording("：", ": ") + wording.list(targets)
        return escaped("· \(head)\(names)") + "\n"
      }.joined()
  }

  /// Method and reason with the indicator; peers of one indicator are told as their number.
  private func groupedByPeers() -> [(head: String, target: String?)] {
    var entries: [(method: OutlierMethod, target: OutlierTarget?, found: [Unexamined])] = []
    var places: [Key: Int] = [:]
    for item in findings.unexamined {
      let key = Key(method: item.method, target: item.target, kind: kind(item.reason))
      if let place = places[key] {
        entries[place].found.append(item)
      } else {
        places[key] = entries.count
        entries.append((item.method, item.target, [item]))
      }
    }
    return entries.map { method, target, found in
      let name = words.name(method) + wording("：", ": ")
      let why = found.count > 1 ? range(found) : reason(found[0])
      let among = found[0].peers == nil ? "" : peers(found)
      return (name + among + why, target.map(words.name))
    }
  }

  private struct Key: Hashable {
    let method: OutlierMethod
    let target: OutlierTarget?
    let kind: Unexamined.Reason
  }

  /// A reason without its numbers that differ among peers.
  private func kind(_ reason: Unexamined.Reason) -> Unexamined.Reason {
    switch reason {
    case .tooFew(_, let needed): .tooFew(found: 0, needed: needed)
    case .tooFewDistinct(_, let needed): .tooFewDistinct(found: 0, needed: needed)
    default: reason
    }
  }

  /// A reason; for all indicators together with their number.
  func reason(_ item: Unexamined) -> String {
    guard item.target == nil, case .tooFew(let found, let needed) = item.reason else {
      return words.reason(item.reason)
    }
    let count = findings.joint.targets.count
    return wording(
      "各项都有数的只有 \(found) 个，\(count) 项指标至少要 \(needed) 个",
      "\(found) subjects have all values, \(count) indicators need at least \(needed)")
  }

  private func peers(_ found: [Unexamined]) -> String {
    let stratum = findings.peers.stratum ?? ""
    if found.count == findings.peers.groups.count {
      return wording("每个\(stratum)都", "in every \(stratum) ")
    }
    if found.count <= 3 {
      let names = wording.list(found.compactMap(\.peers))
      return wording("\(names)中", "in \(names) ")
    }
    return wording("\(found.count) 个\(stratum)中", "in \(found.count) of the \(stratum) groups ")
  }

  /// A reason for several peers, with the largest number found.
  private func range(_ found: [Unexamined]) -> String {
    let numbers = found.compactMap { item -> Int? in
      switch item.reason {
      case .tooFew(let number, _), .tooFewDistinct(let number, _): number
      default: nil
      }
    }
    guard let most = numbers.max() else { return words.reason(found[0].reason) }
    switch found[0].reason {
    case .tooFew(_, let needed):
      return wording(
        "对象太少（最多 \(most) 个，至少 \(needed) 个）",
        "too few subjects (at most \(most), at least \(needed))")
    case .tooFewDistinct(_, let needed):
      return wording(
        "不同的数值太少（最多 \(most) 种，至少 \(needed) 种）",
        "too few different values (at most \(most), at least \(needed))")
    default: return words.reason(found[0].reason)
    }
  }
}
