/// The records of the town, each file with a handful of the flaws that real ones have.
struct TownRecords {
  let town: Town
  var random: SplitMix64

  /// All tables of the folder.
  mutating func files() -> [OfficeFile] {
    [
      organisations(), roster(), members(), services(), serviceList(), claims(), promises(),
      unitBallots(), memberBallots(), survey(), partyBuilding(),
    ]
  }

  private mutating func day(from first: Int = 1, to last: Int = 12) -> String {
    "2025-" + two(first + random.below(last - first + 1)) + "-" + two(1 + random.below(28))
  }

  private func two(_ number: Int) -> String { Town.code("", number, 2) }

  // MARK: - People

  private func organisations() -> OfficeFile {
    var file = OfficeFile("组织.csv", .marked, headings: ["组织编号", "组织名称", "上级编号", "层级"])
    file.add("JD01", "天元街道党工委", "", "街道")
    for (number, name) in Town.communities.enumerated() {
      file.add("SQ\(number + 1)", name + "党委", "JD01", "社区")
    }
    for unit in town.units {
      // Two defects of structure: one directly below the street, one below nothing known.
      let parent =
        switch unit.identifier {
        case "DW041": "JD01"
        case "DW063": "SQ9"
        default: "SQ\(unit.community + 1)"
        }
      file.add(unit.identifier, unit.name, parent, "党组织")
    }
    for other in town.silent {
      file.add(other.identifier, other.name, "SQ\(other.community + 1)", "党组织")
    }
    return file
  }

  private func roster() -> OfficeFile {
    var file = OfficeFile("名册.csv", .marked, headings: ["单位编号", "单位名称", "社区", "党员数"])
    for unit in town.units {
      file.add(
        unit.identifier, unit.name, Town.communities[unit.community], String(unit.headcount))
    }
    return file
  }

  private func members() -> OfficeFile {
    var file = OfficeFile("党员.csv", .gb18030, headings: ["党员编号", "姓名", "单位编号"])
    for (number, member) in town.members.enumerated() {
      let unit = town.units[member.unit].identifier
      file.add(member.identifier, member.name, number == 777 ? unit + "　" : unit)
    }
    return file
  }

  // MARK: - Services

  /// 6,600 rows: 6,590 sound ones and ten flawed.
  private mutating func services() -> OfficeFile {
    let contents = ["政策宣讲", "环境整治", "走访老人", "义务维修", "安全巡查", "助学辅导"]
    var file = OfficeFile(
      "服务台账.csv", .gb18030, headings: ["序号", "党员编号", "服务日期", "服务内容"])
    let weights = town.members.map { member -> Int in
      let diligence = town.units[member.unit].diligence
      return random.happens(diligence * 9) ? 2 + random.below(diligence) : random.below(6)
    }
    var sound: [[String]] = []
    for _ in 0..<6590 {
      let member = town.members[random.draw(weights)]
      sound.append([member.identifier, day(), contents[random.below(contents.count)]])
    }
    sound.sort { $0[1] < $1[1] }
    for (number, row) in sound.enumerated() { file.add([String(number + 1)] + row) }
    file.scatter([
      ["1001", "DY00012", "6.30", "走访老人"], ["1002", "DY00033", "3月5日", "环境整治"],
      ["1003", "DY00105", "2025-02-30", "义务维修"], ["1004", "DY09999", "2025-04-12", "政策宣讲"],
      ["1005", "DY00230", "2024-12-28", "安全巡查"], ["1006", "", "2025-05-20", "环境整治"],
      ["1007", "DY00341", "2025/6/18", "助学辅导", "备注：与社区合办"],
      file.rows[2500], ["1009", " DY00512 ", "2025年9月3日", "走访老人"],
    ])
    file.add("合计", "", "", "6599")
    return file
  }

  // MARK: - Lists

  /// 167 items over twelve months.
  private mutating func serviceList() -> OfficeFile {
    var file = OfficeFile(
      "服务清单.csv", .plain, headings: ["清单编号", "月份", "单位编号", "事项", "状态"])
    let matters = ["楼道照明", "下水道疏通", "老人助餐", "暑期托管", "反诈宣传", "电动车充电棚"]
    for number in 0..<167 {
      let unit = town.units[number < 85 ? number : random.below(87)]
      let state =
        random.happens(350 + unit.diligence * 6)
        ? (random.happens(800) ? "已办结" : "已销号") : (random.happens(700) ? "办理中" : "未启动")
      let written = number == 40 ? "已撤销" : number == 90 ? "办结了" : state
      file.add(
        Town.code("QD", number + 1, 3), "\(number * 12 / 167 + 1)月", unit.identifier,
        matters[random.below(matters.count)], written)
    }
    return file
  }

  /// 3,000 claims, 1,000 of them solved; no unit claims less than none, and one claims nothing.
  private mutating func claims() -> OfficeFile {
    var file = OfficeFile(
      "认领.csv", .semicolons, headings: ["认领编号", "单位编号", "诉求", "状态"])
    let wishes = ["加装扶手", "清理杂物", "就业信息", "法律咨询", "家电维修", "陪同就医"]
    let weights = town.units.map { unit in
      unit.identifier == "DW029" ? 0 : 4 + unit.diligence / 8
    }
    let claimed = (0..<3000).map { _ in random.draw(weights) }
    // The thousand are drawn with the units' diligence as weight.
    var keys = claimed.indices.map { position -> (Int, Int) in
      let diligence = town.units[claimed[position]].diligence
      return (random.below(1000) * (130 - diligence), position)
    }
    keys.sort { $0 < $1 }
    let solved = Set(keys.prefix(1000).map(\.1))
    for (position, unit) in claimed.enumerated() {
      let state = solved.contains(position) ? "已解决" : random.happens(600) ? "办理中" : "已认领"
      file.add(
        Town.code("RL", position + 1, 4), town.units[unit].identifier,
        wishes[random.below(wishes.count)], state)
    }
    return file
  }

  private mutating func promises() -> OfficeFile {
    var file = OfficeFile(
      "承诺.csv", .marked, headings: ["承诺编号", "单位编号", "承诺内容", "重要程度", "承诺期限", "兑现日期"])
    let contents = ["开放停车位", "捐建图书角", "结对助学", "为民办实事", "开放运动场地"]
    var number = 0
    for unit in town.units {
      for _ in 0..<(2 + random.below(3)) {
        number += 1
        let month = 3 + random.below(10)
        let kept = random.happens(400 + unit.diligence * 6)
        let late = kept && random.happens(180)
        let done = kept ? "2025-\(two(min(12, month + (late ? 1 : 0))))-\(two(late ? 28 : 10))" : ""
        file.add(
          Town.code("CN", number, 3), unit.identifier, contents[random.below(contents.count)],
          random.happens(250) ? "重点" : "一般", "2025-\(two(month))-20", done)
      }
    }
    file.scatter([
      ["CN901", "DW100", "开放停车位", "一般", "2025-08-20", ""],
      ["CN902", "DW015", "结对助学", "特别重要", "2025-09-20", "2025-09-01"],
      ["CN903", "DW022", "捐建图书角", "一般", "待定", ""],
    ])
    return file
  }

  // MARK: - Ballots

  private let words = ["满意", "基本满意", "一般", "不满意", "不了解"]

  private mutating func answer(_ diligence: Int, severity: Int) -> String {
    let good = 20 + diligence - severity
    return words[random.draw([max(4, good), 40, max(3, 45 - good / 2), max(1, 24 - good / 5), 5])]
  }

  private mutating func unitBallots() -> OfficeFile {
    var file = OfficeFile(
      "单位评议.csv", .plain, headings: ["票号", "评价主体", "单位编号", "测评项目", "评价"])
    var ticket = 0
    for unit in town.units {
      // One unit is hardly known: too few residents for the minimum.
      let residents = unit.identifier == "DW057" ? 6 : 34 + random.below(14)
      for (group, count, severity) in [("居民", residents, 0), ("社区", 5, 8), ("联盟成员单位", 6, -10)] {
        for _ in 0..<count {
          ticket += 1
          file.add(
            Town.code("P", ticket, 5), group, unit.identifier, "单位服务",
            answer(unit.diligence, severity: severity))
        }
      }
    }
    let twice = file.rows[1200]
    let opposite = twice[4] == "满意" ? "不满意" : "满意"
    file.scatter([
      ["P90001", "居民", "DW011", "单位服务", "还可以"], ["P90002", "居民", "DW110", "单位服务", "满意"],
      ["P90003", "路人", "DW012", "单位服务", "满意"], ["P90004", "居民", "DW013", "单位服务", "废票"],
      file.rows[333], [twice[0], twice[1], twice[2], twice[3], opposite],
      ["P90005", "居民", "DW014", "单位服务"],
    ])
    return file
  }

  private mutating func memberBallots() -> OfficeFile {
    var file = OfficeFile(
      "党员评议.csv", .gb18030, headings: ["票号", "党员编号", "评价"])
    for number in 0..<1900 {
      let member = town.members[random.below(town.members.count)]
      let diligence = town.units[member.unit].diligence
      file.add(
        Town.code("M", number + 1, 5), member.identifier, answer(diligence, severity: -15))
    }
    file.scatter([
      ["M90001", "DY12345", "满意"], ["M90002", "DY00044", "满 意"], ["M90003", "DY00045", "６０"],
    ])
    return file
  }

  /// A survey export: one questionnaire per row, ratings of ten units side by side.
  private mutating func survey() -> OfficeFile {
    let sampled = Array(town.units.prefix(10))
    var file = OfficeFile(
      "问卷.csv", .marked,
      headings: ["序号", "提交答卷时间", "所用时间", "来源"]
        + sampled.enumerated().map { "\($0.offset + 1)、\($0.element.name)的服务您满意吗？" })
    for number in 0..<240 {
      let answers = sampled.map { unit in
        random.happens(60) ? "(跳过)" : answer(unit.diligence, severity: 5)
      }
      file.add(
        [
          String(number + 1),
          "2025/12/\(1 + random.below(20)) \(8 + random.below(12)):\(two(random.below(60))):\(two(random.below(60)))",
          "\(20 + random.below(200))秒", random.happens(800) ? "微信" : "手机提交",
        ] + answers)
    }
    return file
  }

  private mutating func partyBuilding() -> OfficeFile {
    var file = OfficeFile("党建考核.csv", .plain, headings: ["单位编号", "党建考核得分", "备注"])
    for unit in town.units {
      let tenths = 650 + unit.diligence * 3 + random.below(60)
      let text = "\(tenths / 10).\(tenths % 10)"
      let written =
        switch unit.identifier {
        case "DW008": "８８.５"
        case "DW019": "九十"
        case "DW036": "105"
        case "DW070": ""
        default: text
        }
      file.add(unit.identifier, written, unit.identifier == "DW070" ? "新成立，未考核" : "")
    }
    return file
  }
}
