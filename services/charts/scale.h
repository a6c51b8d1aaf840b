// From values to places in a drawing.
#ifndef EHCPQA_SERVICES_CHARTS_SCALE_H_
#define EHCPQA_SERVICES_CHARTS_SCALE_H_

#include <optional>
#include <vector>

namespace ehcpqa::charts {

// The value when it is there and a finite number: what cannot be placed is as absent.
std::optional<double> Placeable(const std::optional<double>& value);

// A straight line from [low, high] to places from `from` to `to`, which may run backwards: y grows downwards.
class Scale {
 public:
  // low < high.
  Scale(double low, double high, double from, double to) : low_(low), high_(high), from_(from), to_(to) {}

  // The place of a value; one beyond an end is placed at that end.
  double At(double value) const;

  double low() const { return low_; }
  double high() const { return high_; }
  double from() const { return from_; }
  double to() const { return to_; }

 private:
  double low_, high_, from_, to_;
};

// Multiples of 1, 2 or 5 times a power of ten that is 1 or more, from 0 to `high` or the first beyond it; about `most`
// of them, and never more.  For counts: high >= 0, most >= 2.
std::vector<double> CountTicks(double high, int most);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_SCALE_H_
