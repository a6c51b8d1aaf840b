#include "clients/cli/options.h"

namespace ehcpqa::cli {

Option Argument(const std::string& name, Kind kind, const std::string& help) {
  return Required(Named(name, kind, help));
}
Option Argument(const std::string& name, NameKind names, const std::string& help) {
  return Required(Named(name, names, help));
}

Option Named(const std::string& name, Kind kind, const std::string& help) {
  Option option;
  option.name = name;
  option.help = help;
  option.kind = kind;
  return option;
}
Option Named(const std::string& name, NameKind names, const std::string& help) {
  Option option = Named(name, Kind::kName, help);
  option.names = names;
  return option;
}
Option Number(const std::string& name, int64_t least, int64_t most, const std::string& help) {
  Option option = Named(name, Kind::kNumber, help);
  option.least = least;
  option.most = most;
  return option;
}
Option Words(const std::string& name, const std::vector<std::string>& words, const std::string& help) {
  Option option = Named(name, Kind::kWord, help);
  option.words = words;
  return option;
}

Option Required(Option option) {
  option.required = true;
  return option;
}
Option Optional(Option option) {
  option.required = false;
  return option;
}
Option Repeated(Option option) {
  option.repeated = true;
  return option;
}

Option DryRun(const std::string& help) { return Named("--dry-run", Kind::kFlag, help); }
Option Etag() {
  return Named("--etag", Kind::kText,
               "Refuse when it was changed since it had this etag; left out, there is no check.");
}
Option Reason(const std::string& help) { return Named("--reason", Kind::kLongText, help); }

const std::vector<Option>& GlobalOptions() {
  static const std::vector<Option> kOptions = {
      Named("--server", Kind::kText, "host:port of the server; else EHCPQA_SERVER, else localhost:8443."),
      Named("--certificates", Kind::kFolder,
            "Folder with ca.pem, client.pem and client.key; else EHCPQA_CERTIFICATES, else "
            "~/.config/ehcpqa/certificates."),
      Named("--token", Kind::kText,
            "Session token; else EHCPQA_TOKEN, else what login kept. Others on this machine can see a command line."),
      Words("--output", {"table", "json", "csv"}, "What to write: for people, for programs, for spreadsheets."),
  };
  return kOptions;
}

}  // namespace ehcpqa::cli
