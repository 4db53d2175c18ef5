package io.callcraft.workflow;

/**
 * Messages and signals on H2.
 */
class H2MessageElementsTests extends MessageElements {

}
