package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.PolicyFiles;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rules of a release asked through Drools with nothing of ours in between: one pooled
 * session for each decision, thresholds resident. What others are measured against.
 */
public final class StraightDrools implements AutoCloseable {

	private final Map<String, KieSession> sessions = new HashMap<>();

	private final List<FactHandle> handles = new ArrayList<>();

	public StraightDrools(Collection<Vocabulary> vocabularies, PolicyFiles files) {
		Problems problems = new Problems();
		PolicyFiles rules = files.under("rules");
		Vocabularies known = new Vocabularies(vocabularies);
		Map<String, Threshold> thresholds = ThresholdFile.readAll(rules, problems);
		ReleaseCheck.folders(rules, problems).forEach((decision, folder) -> {
			Terms terms = known.of(decision).orElseThrow();
			RuleBook book = new RuleBuild(terms, problems).build(new RuleReader(terms, problems).read(folder))
				.orElseThrow();
			KieSession session = book.base().newKieSession();
			thresholds.values().forEach(session::insert);
			this.sessions.put(decision, session);
		});
	}

	/** Asks, and forgets the facts again. */
	public int ask(String decision, List<?> facts) {
		KieSession session = this.sessions.get(decision);
		for (Object fact : facts) {
			this.handles.add(session.insert(fact));
		}
		int fired = session.fireAllRules();
		for (FactHandle handle : this.handles) {
			session.delete(handle);
		}
		this.handles.clear();
		for (FactHandle inserted : new ArrayList<FactHandle>(
				session.getFactHandles((fact) -> !(fact instanceof Threshold)))) {
			session.delete(inserted);
		}
		return fired;
	}

	@Override
	public void close() {
		this.sessions.values().forEach(KieSession::dispose);
	}

}
