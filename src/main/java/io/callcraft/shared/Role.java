package io.callcraft.shared;

/**
 * What a user is there for; a user may have several.
 */
public enum Role {

	REP, SUPERVISOR, COACH, QUALITY, HR, OPERATIONS, AUDITOR, ADMIN, INTEGRATION

}
