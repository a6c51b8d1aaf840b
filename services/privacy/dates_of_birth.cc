#include <algorithm>
#include <string>

#include "services/privacy/characters.h"
#include "services/privacy/dates.h"
#include "services/privacy/finders.h"

namespace ehcpqa::privacy {
namespace {

struct Span {
  size_t begin = 0;
  size_t end = 0;
};

constexpr size_t kReachAfter = 40;   // Bytes between a word of birth and the date behind it.
constexpr size_t kReachBefore = 20;  // Bytes between a date and the word of birth behind it.

bool IsWordOfBirth(std::string_view word) {
  return word == "born" || word == "birth" || word == "birthday" || word == "birthdate" || word == "dob" ||
         word == "dobs";
}
// Says that a date behind it is about the work, not the child.
bool IsWordOfWork(std::string_view word) {
  constexpr std::string_view kWords[] = {"review",     "reviewed", "meeting", "issued", "amended",
                                         "finalised",  "final",    "dated",   "report", "advice",
                                         "assessment", "letter",   "plan",    "annual"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// The lower-case word at `at`, cut at twelve letters: no word that matters is longer.
std::string WordAt(std::string_view text, size_t at, size_t& end) {
  std::string word;
  for (end = at; end < text.size() && IsLetter(text[end]); ++end) {
    if (word.size() < 12) word += Lower(text[end]);
  }
  return word;
}

// The end of "d.o.b.", "D O B" or "d/o/b" at `at`; 0 for anything else.
size_t SpelledOut(std::string_view text, size_t at) {
  constexpr std::string_view kLetters = "dob";
  if (text.size() < at + 5 || std::string_view("./ ").find(text[at + 1]) == std::string_view::npos) return 0;
  for (size_t i = 0; i < 3; ++i) {
    if (Lower(text[at + 2 * i]) != kLetters[i]) return 0;
  }
  if (text[at + 3] != text[at + 1] || (text.size() > at + 5 && IsAlnum(text[at + 5]))) return 0;
  return at + 5;
}

void Split(std::string_view text, std::vector<Span>& words, std::vector<Span>& dates) {
  for (size_t i = 0; i < text.size();) {
    // A word may run into a date ("DOB12/03/2014"); a code ("A12") may not.
    const bool begins = i == 0 || !IsAlnum(text[i - 1]) || (IsDigit(text[i]) && !IsDigit(text[i - 1]) && i >= 3);
    if (begins) {
      if (const size_t size = DateAt(text, i)) {
        dates.push_back({i, i + size});
        i += size;
        continue;
      }
    }
    if (!IsLetter(text[i])) {
      ++i;
      continue;
    }
    size_t end = SpelledOut(text, i);
    if (end > 0) {
      words.push_back({i, end});
    } else if (IsWordOfBirth(WordAt(text, i, end))) {
      words.push_back({i, end});
    }
    i = end;
  }
}

// Whether nothing in the gap ends the sentence or speaks of the work.
bool Connects(std::string_view gap) {
  for (size_t i = 0; i < gap.size();) {
    if (gap[i] == ';' || (std::string_view(".!?").find(gap[i]) != std::string_view::npos && SpaceAt(gap, i + 1) > 0))
      return false;
    if (!IsLetter(gap[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    if (IsWordOfWork(WordAt(gap, i, end))) return false;
    i = end;
  }
  return true;
}

// Without what belongs to the word of birth itself: "D.O.B.: ".
std::string_view WithoutPunctuation(std::string_view gap) {
  return gap.substr(std::min(gap.find_first_not_of(".:)- "), gap.size()));
}

}  // namespace

void FindDatesOfBirth(std::string_view text, std::vector<FoundIdentifier>& found) {
  std::vector<Span> words, dates;
  Split(text, words, dates);
  size_t taken = std::string_view::npos;
  size_t next = 0;  // First date behind the word.
  for (const Span& word : words) {
    while (next < dates.size() && dates[next].begin < word.end) ++next;
    size_t chosen = dates.size();
    if (next < dates.size() && dates[next].begin - word.end <= kReachAfter &&
        Connects(WithoutPunctuation(text.substr(word.end, dates[next].begin - word.end)))) {
      chosen = next;
    } else if (next > 0 && word.begin - dates[next - 1].end <= kReachBefore &&
               Connects(text.substr(dates[next - 1].end, word.begin - dates[next - 1].end))) {
      chosen = next - 1;
    }
    if (chosen == dates.size() || chosen == taken) continue;
    taken = chosen;
    found.push_back({IdentifierKind::kDateOfBirth, dates[chosen].begin, dates[chosen].end - dates[chosen].begin});
  }
}

}  // namespace ehcpqa::privacy
