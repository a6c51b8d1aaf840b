#include "clients/returns/record_sorter.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "clients/returns/temp_file.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

constexpr size_t kSizes = 2 * sizeof(uint32_t);
constexpr size_t kReadAhead = 64 * 1024;

uint64_t PrefixOf(std::string_view key) {
  uint64_t prefix = 0;
  for (size_t i = 0; i < 8; ++i) prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
  return prefix;
}

struct Record {
  std::string_view key, value;
};

// The record at the start of `bytes`, which hold it whole.
Record RecordAt(const char* bytes) {
  uint32_t sizes[2];
  std::memcpy(sizes, bytes, kSizes);
  return {{bytes + kSizes, sizes[0]}, {bytes + kSizes + sizes[0], sizes[1]}};
}

}  // namespace

// Over the records in memory.
class RecordSorter::MemoryReader final : public Reader {
 public:
  explicit MemoryReader(const RecordSorter& sorter) : sorter_(sorter) {}
  absl::StatusOr<bool> Next() override {
    if (next_ == sorter_.entries_.size()) return false;
    record_ = RecordAt(sorter_.arena_.data() + sorter_.entries_[next_++].offset);
    return true;
  }
  std::string_view key() const override { return record_.key; }
  std::string_view value() const override { return record_.value; }

 private:
  const RecordSorter& sorter_;
  size_t next_ = 0;
  Record record_;
};

// Over one run.
class RecordSorter::RunReader final : public Reader {
 public:
  RunReader(const TempFile& file, Run run) : file_(file), run_(run) {}

  absl::StatusOr<bool> Next() override {
    if (position_ == filled_ && run_.bytes == 0) return false;
    RETURN_IF_ERROR(Have(kSizes));
    uint32_t sizes[2];
    std::memcpy(sizes, buffer_.data() + position_, kSizes);
    const size_t size = kSizes + sizes[0] + sizes[1];
    RETURN_IF_ERROR(Have(size));
    record_ = RecordAt(buffer_.data() + position_);
    position_ += size;
    return true;
  }
  std::string_view key() const override { return record_.key; }
  std::string_view value() const override { return record_.value; }

 private:
  // Makes at least `size` bytes available at position_.
  absl::Status Have(size_t size) {
    if (filled_ - position_ >= size) return absl::OkStatus();
    if (position_ > 0) std::memmove(buffer_.data(), buffer_.data() + position_, filled_ - position_);
    filled_ -= position_;
    position_ = 0;
    buffer_.resize(std::max(size, kReadAhead));
    const size_t wanted = static_cast<size_t>(std::min<uint64_t>(buffer_.size() - filled_, run_.bytes));
    ASSIGN_OR_RETURN(const size_t n, file_.ReadAt(run_.offset, buffer_.data() + filled_, wanted));
    filled_ += n;
    run_.offset += n;
    run_.bytes -= n;
    return filled_ >= size ? absl::OkStatus()
                           : absl::DataLossError("a temporary file is shorter than what was written to it");
  }

  const TempFile& file_;
  Run run_;
  std::vector<char> buffer_;
  size_t position_ = 0;
  size_t filled_ = 0;
  Record record_;
};

// The smallest record of all runs, again and again.
class RecordSorter::MergeReader final : public Reader {
 public:
  explicit MergeReader(const RecordSorter& sorter) {
    for (const Run& run : sorter.runs_) readers_.push_back(std::make_unique<RunReader>(*sorter.file_, run));
  }

  absl::StatusOr<bool> Next() override {
    if (!started_) {
      started_ = true;
      for (size_t i = 0; i < readers_.size(); ++i) RETURN_IF_ERROR(Push(i));
    } else if (!heap_.empty()) {
      const size_t last = heap_.back();
      heap_.pop_back();
      RETURN_IF_ERROR(Push(last));
    }
    if (heap_.empty()) return false;
    std::pop_heap(heap_.begin(), heap_.end(), [this](size_t a, size_t b) { return After(a, b); });
    return true;
  }
  std::string_view key() const override { return readers_[heap_.back()]->key(); }
  std::string_view value() const override { return readers_[heap_.back()]->value(); }

 private:
  bool After(size_t a, size_t b) const {
    const int order = readers_[a]->key().compare(readers_[b]->key());
    return order != 0 ? order > 0 : a > b;
  }
  absl::Status Push(size_t reader) {
    ASSIGN_OR_RETURN(const bool more, readers_[reader]->Next());
    if (!more) return absl::OkStatus();
    heap_.push_back(reader);
    std::push_heap(heap_.begin(), heap_.end(), [this](size_t a, size_t b) { return After(a, b); });
    return absl::OkStatus();
  }

  std::vector<std::unique_ptr<RunReader>> readers_;
  std::vector<size_t> heap_;  // Between calls its last element is the reader of the current record, outside the heap.
  bool started_ = false;
};

RecordSorter::RecordSorter(std::string temp_directory, size_t memory)
    : temp_directory_(std::move(temp_directory)), memory_(std::max(memory, size_t{1} << 20)) {}
RecordSorter::RecordSorter(RecordSorter&&) noexcept = default;
RecordSorter& RecordSorter::operator=(RecordSorter&&) noexcept = default;
RecordSorter::~RecordSorter() = default;

absl::Status RecordSorter::Add(std::string_view key, std::string_view value) {
  const size_t size = kSizes + key.size() + value.size();
  if (arena_.size() + size > memory_) RETURN_IF_ERROR(Spill());
  // Pages that are not touched cost nothing; growing by doubling would take twice the memory.
  if (arena_.capacity() < memory_) arena_.reserve(memory_);
  entries_.push_back({PrefixOf(key), arena_.size()});
  const uint32_t sizes[2] = {static_cast<uint32_t>(key.size()), static_cast<uint32_t>(value.size())};
  arena_.append(reinterpret_cast<const char*>(sizes), kSizes).append(key).append(value);
  return absl::OkStatus();
}

absl::Status RecordSorter::Finish() {
  if (runs_.empty()) {
    Sort();
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(Spill());
  arena_ = std::string();
  entries_ = std::vector<Entry>();
  return absl::OkStatus();
}

std::unique_ptr<RecordSorter::Reader> RecordSorter::Read() const {
  if (runs_.empty()) return std::make_unique<MemoryReader>(*this);
  return std::make_unique<MergeReader>(*this);
}

void RecordSorter::Sort() {
  std::sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    const int order = RecordAt(arena_.data() + a.offset).key.compare(RecordAt(arena_.data() + b.offset).key);
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
}

absl::Status RecordSorter::Spill() {
  if (entries_.empty()) return absl::OkStatus();
  if (file_ == nullptr) {
    ASSIGN_OR_RETURN(file_, TempFile::Create(temp_directory_));
  }
  Sort();
  const uint64_t offset = file_->size();
  std::string block;
  for (const Entry& entry : entries_) {
    const char* start = arena_.data() + entry.offset;
    const Record record = RecordAt(start);
    block.append(start, kSizes + record.key.size() + record.value.size());
    if (block.size() >= kReadAhead) {
      RETURN_IF_ERROR(file_->Append(block));
      block.clear();
    }
  }
  RETURN_IF_ERROR(file_->Append(block));
  runs_.push_back({offset, file_->size() - offset});
  arena_.clear();
  entries_.clear();
  return absl::OkStatus();
}

}  // namespace ehcpqa::returns
