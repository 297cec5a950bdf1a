import Glibc

/// Plain values in memory that is zero at first and that the system gives page by page, where
/// something is written.
final class ZeroedMemory<Element: BitwiseCopyable> {
  let count: Int
  private let base: UnsafeMutablePointer<Element>
  private let size: Int

  init(count: Int) {
    self.count = count
    size = max(count * MemoryLayout<Element>.stride, 1)
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED
    else { fatalError("no address space for \(size) bytes") }
    base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit { munmap(base, size) }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }
}
