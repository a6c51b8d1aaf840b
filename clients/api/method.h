// One RPC as a value: its name and its types, so that a call is checked by the compiler without naming a gRPC type.
#ifndef EHCPQA_CLIENTS_API_METHOD_H_
#define EHCPQA_CLIENTS_API_METHOD_H_

namespace ehcpqa::api {

// How long an answer may take.
enum class Pace {
  kQuick,  // A page, a form, a mark.
  kSlow,   // Works through a whole frame, trail or file.
};

// `name` is the service and the method of package ehcpqa.v1: "CycleService/FreezeCycle".
template <typename RequestType, typename ResponseType>
struct Method {
  using Request = RequestType;
  using Response = ResponseType;
  const char* name;
  Pace pace = Pace::kQuick;
};

// The same for an RPC that answers with a stream of messages. Its pace is that of the whole stream.
template <typename RequestType, typename MessageType>
struct StreamMethod {
  using Request = RequestType;
  using Response = MessageType;
  const char* name;
  Pace pace = Pace::kQuick;
};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_METHOD_H_
