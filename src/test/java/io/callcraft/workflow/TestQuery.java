package io.callcraft.workflow;

import java.time.Instant;

/**
 * Builds a search for instances.
 */
final class TestQuery {

	private InstanceQuery query = InstanceQuery.ALL;

	InstanceQuery query() {
		return this.query;
	}

	TestQuery process(String process) {
		return with(process, this.query.release(), this.query.state(), this.query.stuck(), this.query.node());
	}

	TestQuery release(int release) {
		return with(this.query.process(), release, this.query.state(), this.query.stuck(), this.query.node());
	}

	TestQuery state(InstanceState state) {
		return with(this.query.process(), this.query.release(), state, this.query.stuck(), this.query.node());
	}

	TestQuery stuck() {
		return with(this.query.process(), this.query.release(), this.query.state(), true, this.query.node());
	}

	TestQuery node(String node) {
		return with(this.query.process(), this.query.release(), this.query.state(), this.query.stuck(), node);
	}

	TestQuery after(Instant at) {
		return about(at, this.query.startedBefore(), this.query.businessKey(), this.query.variable(),
				this.query.value());
	}

	TestQuery before(Instant at) {
		return about(this.query.startedAfter(), at, this.query.businessKey(), this.query.variable(),
				this.query.value());
	}

	TestQuery key(String key) {
		return about(this.query.startedAfter(), this.query.startedBefore(), key, this.query.variable(),
				this.query.value());
	}

	TestQuery variable(String name, String value) {
		return about(this.query.startedAfter(), this.query.startedBefore(), this.query.businessKey(), name, value);
	}

	private TestQuery with(String process, Integer release, InstanceState state, boolean stuck, String node) {
		this.query = new InstanceQuery(process, release, state, stuck, node, this.query.startedAfter(),
				this.query.startedBefore(), this.query.businessKey(), this.query.variable(), this.query.value());
		return this;
	}

	private TestQuery about(Instant after, Instant before, String key, String variable, String value) {
		this.query = new InstanceQuery(this.query.process(), this.query.release(), this.query.state(),
				this.query.stuck(), this.query.node(), after, before, key, variable, value);
		return this;
	}

}
