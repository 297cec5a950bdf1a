import CByteScan
import Glibc

/// Plain values in memory that is zero at first and that the system gives page by page, where
/// something is written.
///
/// Whoever asks for it gives it back with ``release()``.
struct ZeroedMemory<Element: BitwiseCopyable> {
  let count: Int
  private let base: UnsafeMutablePointer<Element>
  private let size: Int

  init(count: Int) {
    self.count = count
    size = max(count * MemoryLayout<Element>.stride, 1)
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED
    else { fatalError("no address space for \(size) bytes") }
    // What is looked at here and there costs a walk through the page tables each time; large pages
    // make that walk short. Where the system has none to give, nothing is lost.
    if size >= 8 << 20 { madvise(memory, size, MADV_HUGEPAGE) }
    base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  /// Says that an element will be written soon.
  @inline(__always)
  func prefetch(_ index: Int) {
    precondition(index >= 0 && index < count)
    byte_scan_prefetch(base + index)
  }

  func release() { munmap(base, size) }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// The first elements.
  func first(_ count: Int) -> UnsafeMutableBufferPointer<Element> {
    precondition(count <= self.count)
    return UnsafeMutableBufferPointer(start: base, count: count)
  }
}
