// What a page tells: headings, texts, buttons, tags, banners, links back. Each Put includes its component where the
// template says
// {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_CONTENT_H_
#define EHCPQA_CLIENTS_WEB_HTML_CONTENT_H_

#include <string>
#include <vector>

#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

// A heading inside a page, whose own heading is of level 1.
struct Heading {
  std::string text = {};
  int level = 2;  // 2 or 3.
  std::string id = {};
};

// Text. A link, when there is one, follows it.
struct Paragraph {
  std::string text = {};
  std::string href = {};
  std::string link = {};
  std::string after = {};  // Text after the link.
};

struct List {
  struct Item {
    std::string text = {};
    std::string href = {};   // Makes the text a link.
    std::string after = {};  // Text after it.
  };
  std::vector<Item> items = {};
  bool numbered = false;
};

// Says that something is done, as the heading of the page.
struct Panel {
  std::string title = {};
  std::string text = {};
};

// A value that the person does not see.
struct Hidden {
  std::string name = {};
  std::string value = {};
};

// A button of a form; with `href`, a link that looks like one.
struct Button {
  std::string text = {};
  std::string kind = {};  // "", "secondary" or "warning".
  std::string name = {};  // Sent with `value` when this button is pressed; may be empty.
  std::string value = {};
  std::string href = {};
  bool once = false;  // A second press within a second is ignored, where scripts run.
};

// A short state. Colours of both design systems: "", "grey", "green", "blue", "red", "orange", "yellow", ...
struct Tag {
  std::string text = {};
  std::string colour = {};
};

// Text behind a summary. The dictionary returned takes further content at {{>CONTENT}}.
struct Details {
  std::string summary = {};
  std::string text = {};
  bool open = false;
};

// How much of a number of things is done, as a text and as a bar.
struct Progress {
  std::string id = {};
  std::string text = {};  // Says the numbers: "12 of 30 differences are settled".
  int done = 0;
  int of = 0;  // 0 shows the text alone.
};

struct WarningText {
  std::string text = {};
  int level = 2;  // Of the heading that it has in the look of the NHS.
};

struct InsetText {
  std::string text = {};
};

struct NotificationBanner {
  std::string text = {};
  bool success = false;
};

struct BackLink {
  std::string href = {};
  std::string text = "Back";
};

struct Breadcrumbs {
  struct Crumb {
    std::string text = {};
    std::string href = {};
  };
  std::vector<Crumb> crumbs = {};  // From the top down.
};

// Says above the page what kind of service it is.
struct PhaseBanner {
  std::string tag = {};
  std::string text = {};
};

void Put(Dictionary* parent, const char* marker, const Heading& heading);
void Put(Dictionary* parent, const char* marker, const Paragraph& paragraph);
void Put(Dictionary* parent, const char* marker, const List& list);
void Put(Dictionary* parent, const char* marker, const Panel& panel);
void Put(Dictionary* parent, const char* marker, const Hidden& hidden);
void Put(Dictionary* parent, const char* marker, const Button& button);
void Put(Dictionary* parent, const char* marker, const Tag& tag);
Dictionary* Put(Dictionary* parent, const char* marker, const Details& details);
void Put(Dictionary* parent, const char* marker, const Progress& progress);
void Put(Dictionary* parent, const char* marker, const WarningText& warning);
void Put(Dictionary* parent, const char* marker, const InsetText& inset);
void Put(Dictionary* parent, const char* marker, const NotificationBanner& banner);
void Put(Dictionary* parent, const char* marker, const BackLink& link);
void Put(Dictionary* parent, const char* marker, const Breadcrumbs& breadcrumbs);
void Put(Dictionary* parent, const char* marker, const PhaseBanner& banner);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_CONTENT_H_
