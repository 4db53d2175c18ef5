package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.shared.RepId;

/**
 * What was seen of a rep's talents before they were hired (R17). Implemented by the
 * module that hires.
 */
public interface TalentsAtHire {

	/**
	 * Every talent that was looked for; empty for who was hired before anybody looked.
	 */
	List<TalentAtHire> of(RepId rep);

}
