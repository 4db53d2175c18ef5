package io.callcraft.hiring;

/**
 * A way to find out about a trait; one can take another's place (R18).
 */
public enum EvidenceMethod {

	INTERVIEW, SIMULATION, ASSESSMENT, REFERENCE

}
