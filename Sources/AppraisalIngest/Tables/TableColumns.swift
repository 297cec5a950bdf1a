extension TextTable {
  /// Finds columns by their headers; reports those that are missing or stand there twice.
  ///
  /// - Parameters:
  ///   - names: The headers wanted; `nil` entries are not wanted.
  ///   - isSecret: Whether the first line must not be quoted unless most headers are found in it,
  ///     since it may else be a record.
  ///   - log: Takes the issues.
  /// - Returns: The positions in the order wanted; `nil` when one is missing, and the file is then
  ///   refused.
  func columns(
    _ names: [String?], isSecret: Bool = false, log: inout IssueLog
  ) -> [Int?]? {
    if isWithoutFile { return names.map { $0 == nil ? nil : 0 } }
    let names = names + (unit.map { [$0] } ?? [])
    guard findHeader(names.compactMap(\.self), log: &log) else { return nil }
    let isQuotable = !isSecret || holdsMost(of: names)
    var faults: [IssueKind] = []
    let positions = names.map { name -> Int? in
      guard let name else { return nil }
      let matches = columns(named: name)
      if matches.isEmpty {
        faults.append(
          .missingColumn(
            wanted: name, nearest: isQuotable ? nearestHeader(to: name) : nil,
            headers: isQuotable ? Array(headers.prefix(40)) : []))
      } else if matches.count > 1 {
        faults.append(
          .repeatedColumn(name: name, columns: matches.map { column($0).letters }))
      }
      return matches.first
    }
    guard faults.isEmpty else {
      refuse(faults, log: &log)
      return nil
    }
    use(positions.compactMap(\.self))
    guard unit != nil else { return positions }
    unitColumn = positions.last ?? nil
    return positions.dropLast()
  }

  /// The columns with a name, or else with a header that a platform's layout has renamed.
  func columns(named name: String) -> [Int] {
    let named = headers.indices.filter { headers[$0].utf8.elementsEqual(name.utf8) }
    guard named.isEmpty else { return named }
    return header.written.indices.filter { header.written[$0].utf8.elementsEqual(name.utf8) }
  }

  private func holdsMost(of names: [String?]) -> Bool {
    let wanted = names.compactMap(\.self)
    let found = wanted.count { name in headers.contains { $0.utf8.elementsEqual(name.utf8) } }
    return found * 2 > wanted.count
  }

  /// The header that differs from a name only in blanks or letter case, or holds or is held by it.
  func nearestHeader(to name: String) -> String? {
    func reduced(_ text: String) -> [UInt8] {
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
        .flatMap { String($0).lowercased().utf8 }
    }
    let wanted = reduced(name)
    // No header that a person wrote is longer; one that is would only cost time.
    let headers = headers.filter { $0.utf8.count <= 300 }
    if let same = headers.first(where: { reduced($0) == wanted }) { return same }
    return headers.first { header in
      !header.isEmpty && (header.contains(name) || name.contains(header))
    }
  }
}
