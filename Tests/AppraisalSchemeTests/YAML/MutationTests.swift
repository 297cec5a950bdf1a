import AppraisalTestSupport
import Testing

@testable import AppraisalScheme

@Suite("Damaged files")
struct MutationTests {
  private static let document = Array(
    """
    # 规则
    id: dual-service
    title: "双报到 年终评议"
    period: {from: 2025-01-01, to: 2025-12-31}
    indicators:
      - id: visits
        weight: 40%
        levels: [优, '良', 差]
      - id: projects
        weight: 60
        note: |
          按期完成
          计满分
    missing: ~

    """.utf8)

  /// Bytes that mean something to the parser, to a terminal or to a decoder.
  private static let bytes =
    Array("[]{}&*!|>'\"%@`#,?:-<\t\r\n \\~.0aé权\u{202E}\u{1B}\u{0}".utf8)
    + [0x80, 0xC0, 0xFF, 0xED, 0xF4]

  private static func mutated(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes = document
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 1...12, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(Self.bytes.randomElement(using: &generator) ?? 0, at: start)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 3: bytes[start] = Self.bytes.randomElement(using: &generator) ?? 0
      default: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    return bytes
  }

  /// Reads a file with every reader there is, as a decoder would.
  private static func faults(of source: SchemeSource) -> (faults: [Fault], isRead: Bool) {
    var faults = FaultCollector()
    let root = YAMLDocument.compose(source, into: &faults)
    let isRead = root != nil || faults.hasErrors
    let keys = ["id", "title", "period", "indicators", "missing"]
    if let root, let reader = MappingReader(root, keys: keys, what: "rules", &faults) {
      for key in keys {
        guard let value = reader.required(key, &faults) else { continue }
        for item in value.list(key, &faults) + [value] { read(item, &faults) }
      }
    }
    return (faults.faults, isRead)
  }

  private static func read(_ value: YAMLValue, _ faults: inout FaultCollector) {
    _ = value.identifier("i", &faults)
    _ = value.weight("w", &faults)
    _ = value.points("p", &faults)
    _ = value.share("s", &faults)
    _ = value.date("d", &faults)
    _ = value.boolean("b", &faults)
    _ = value.words("l", &faults)
    _ = MappingReader(value, keys: ["id", "weight"], what: "m", &faults)
  }

  @Test("the document itself has no fault")
  func undamaged() throws {
    #expect(try Composed(String(decoding: Self.document, as: UTF8.self)).faults == [])
  }

  @Test(
    "20,000 damaged files are read or refused, with every fault inside the file and fit to be shown",
    arguments: 0..<20)
  func mutations(block: UInt64) {
    for seed in block * 1000..<(block + 1) * 1000 {
      let bytes = Self.mutated(seed: seed)
      do {
        let source = try SchemeSource(name: "f", bytes: bytes)
        let (faults, isRead) = Self.faults(of: source)
        #expect(isRead, "seed \(seed): neither a value nor an error")
        for fault in faults {
          #expect(fault.mark.line <= source.lineCount + 1, "seed \(seed): \(fault.place)")
          for language in MessageLanguage.allCases {
            let shown = fault.rendered(in: source, language).unicodeScalars
            let isSafe = shown.allSatisfy { $0 == "\n" || $0 == "\t" || !$0.isInvisible }
            #expect(isSafe, "seed \(seed): \(fault.place)")
          }
        }
      } catch {
        let codes = error.faults.map(\.code)
        let isKnown = codes.allSatisfy { ["not-utf-8", "control-character"].contains($0) }
        #expect(isKnown && !codes.isEmpty, "seed \(seed): \(codes)")
      }
    }
  }
}
