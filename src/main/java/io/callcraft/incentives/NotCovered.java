package io.callcraft.incentives;

import io.callcraft.shared.Conflict;
import io.callcraft.shared.RepId;

/**
 * A rep has not as many points, or as much money, as something takes.
 */
public class NotCovered extends Conflict {

	NotCovered(RepId rep, long wanted, long there) {
		super(rep.value(), "This takes " + wanted + ", and there are " + there);
	}

}
