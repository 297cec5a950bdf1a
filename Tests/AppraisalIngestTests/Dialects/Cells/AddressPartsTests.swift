import Testing

@testable import AppraisalIngest

@Suite("Addresses with regions")
struct AddressPartsTests {
  private func parts(_ text: String) -> [String]? {
    withField(text) { field in
      splitAddress(field).map {
        [String(decoding: $0.address, as: UTF8.self), String(decoding: $0.region, as: UTF8.self)]
      }
    }
  }

  @Test(
    "Address and region",
    arguments: [
      ("127.0.0.1(本地)", "127.0.0.1", "本地"), ("1.2.3.4(上海-上海)", "1.2.3.4", "上海-上海"),
      ("1.2.3.4（上海）", "1.2.3.4", "上海"), ("1.2.3.4 ( 上海 )", "1.2.3.4", "上海"),
      ("1.2.3.4", "1.2.3.4", ""),
      ("1.2.3.4()", "1.2.3.4", ""), ("2001:db8::1(北京)", "2001:db8::1", "北京"), ("::1", "::1", ""),
      ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", ""),
      ("1.2.*.*(上海)", "1.2.*.*", "上海"), ("1.2.3.4(上海(浦东))", "1.2.3.4", "上海(浦东)"),
      ("::ffff:1.2.3.4", "::ffff:1.2.3.4", ""),
    ])
  func splits(text: String, address: String, region: String) {
    #expect(parts(text) == [address, region])
  }

  @Test(
    "No address",
    arguments: [
      "", " ", "无", "(本地)", "1.2.3.4(上海", "1.2.3.4(上海）", "1.2.3.4(上海)x", "8.5", "1.2.3.4)",
      "2025.12.03", "08:55:00", "a.b.c.d", "1.2.3.4.5", "::1.2",
      "1.2.3.4(",
    ])
  func refusesOthers(_ text: String) {
    #expect(parts(text) == nil)
  }
}
