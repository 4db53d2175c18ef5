package io.callcraft.insight;

import io.callcraft.shared.Milestone;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Reports name a milestone as the whole API does: by its key. */
class MilestoneKey extends StdSerializer<Milestone> {

	MilestoneKey() {
		super(Milestone.class);
	}

	@Override
	public void serialize(Milestone milestone, JsonGenerator json, SerializationContext context) {
		json.writeString(milestone.key());
	}

}
