/// An invented town with the shape of a real one.
///
/// 6 communities, 95 Party organisations of which 87 report, 2,600 members. Persons' names are masked
/// in the customary way.
struct Town {
  struct Unit {
    let identifier: String
    let name: String
    let community: Int
    /// How diligent the unit is, 0…100; drives all its records.
    let diligence: Int
    let headcount: Int
  }

  struct Member {
    let identifier: String
    let name: String
    let unit: Int
  }

  static let communities = ["青松社区", "翠竹社区", "红梅社区", "金桂社区", "银杏社区", "海棠社区"]
  static let organisationCount = 95
  static let unitCount = 87
  static let memberCount = 2600

  let units: [Unit]
  let members: [Member]
  /// Organisations that do not report.
  let silent: [(identifier: String, name: String, community: Int)]

  init(_ random: inout SplitMix64) {
    let names = Town.names()
    var headcounts = (0..<Town.unitCount).map { _ in
      6 + random.below(20) * random.below(4) / 2 + random.below(12)
    }
    // The rest of the members belong to a few large units.
    var rest = Town.memberCount - headcounts.reduce(0, +)
    var next = 0
    while rest != 0 {
      let step = rest > 0 ? min(rest, 7) : -min(-rest, headcounts[next] - 4)
      headcounts[next] += step
      rest -= step
      next = (next + 5) % headcounts.count
    }
    units = (0..<Town.unitCount).map { number in
      Unit(
        identifier: Town.code("DW", number + 1, 3), name: names[number],
        community: number % Town.communities.count, diligence: 25 + random.below(75),
        headcount: headcounts[number])
    }
    silent = (Town.unitCount..<Town.organisationCount).map { number in
      (Town.code("DW", number + 1, 3), names[number], number % Town.communities.count)
    }
    var members: [Member] = []
    for (number, unit) in units.enumerated() {
      for _ in 0..<unit.headcount {
        members.append(
          Member(
            identifier: Town.code("DY", members.count + 1, 5), name: Town.maskedName(&random),
            unit: number))
      }
    }
    self.members = members
  }

  static func code(_ prefix: String, _ number: Int, _ width: Int) -> String {
    prefix + String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
  }

  private static func names() -> [String] {
    let places = ["青松", "翠竹", "红梅", "金桂", "银杏", "海棠", "湘滨", "云岭", "新塘", "长桥"]
    let kinds = [
      "小学", "中学", "幼儿园", "卫生服务中心", "供电所", "农商银行支行", "税务分局", "物业公司", "设计院", "市场监管所",
    ]
    // Neighbouring numbers get different kinds and places.
    return (0..<organisationCount).map { number in
      places[number % 10] + kinds[(number / 10 + number) % 10] + "党支部"
    }
  }

  private static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余")

  private static func maskedName(_ random: inout SplitMix64) -> String {
    String(surnames[random.below(surnames.count)]) + (random.happens(300) ? "某" : "某某")
  }
}
