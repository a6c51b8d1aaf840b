// What a frame and its sample are made of, as tables.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_CYCLES_FRAME_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_CYCLES_FRAME_VIEW_H_

#include "clients/web/html/blocks.h"
#include "ehcpqa/v1/sample.pb.h"

namespace ehcpqa::web {

// Strata with the sizes that the draw takes, and what can be known from them.
void PutStrata(const google::protobuf::RepeatedPtrField<v1::Stratum>& strata,
               const google::protobuf::RepeatedPtrField<v1::ExpectedPrecision>& precision, Blocks blocks);

// A frame: its strata, who is left out, events of the window, and what to look at.
void PutFrame(const v1::FreezeCycleResponse& frame, Blocks blocks);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_CYCLES_FRAME_VIEW_H_
