/* shapes.h - the parts of a cycle's document that only this room reads and writes alone. */
#ifndef S0_MODEL_SHAPES_H
#define S0_MODEL_SHAPES_H

#include "model/shape.h"

/* plan_shapes.c */
extern const s0_shape s0_organization_shape;
extern const s0_shape s0_plan_text_shape;

/* record_shapes.c: lists beside the findings */
extern const s0_shape s0_cited_shape;
extern const s0_shape s0_earlier_shape;
extern const s0_shape s0_permit_shape;
extern const s0_shape s0_decision_shape;
extern const s0_shape s0_exclusion_shape;
extern const s0_shape s0_input_shape;
extern const s0_shape s0_setting_shape;

#endif
