package io.callcraft.workflow;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Writes down every statement that goes to the database in the thread that asked to; a
 * batch is one.
 */
class CountedStatements implements BeanPostProcessor {

	private final ThreadLocal<@Nullable List<String>> listening = new ThreadLocal<>();

	/** What the action sends to the database. */
	List<String> of(Runnable action) {
		List<String> statements = Collections.synchronizedList(new ArrayList<>());
		this.listening.set(statements);
		try {
			action.run();
		}
		finally {
			this.listening.remove();
		}
		return statements;
	}

	/** How many statements the running action has sent so far. */
	int sent() {
		return listening().size();
	}

	/** What the running action has sent since it had sent so many. */
	List<String> since(int before) {
		return List.copyOf(listening().subList(before, sent()));
	}

	private List<String> listening() {
		return Objects.requireNonNull(this.listening.get(), "no action runs");
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DataSource source) ? wrap(DataSource.class, source, "") : bean;
	}

	private <T> T wrap(Class<T> type, T target, String sql) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (target instanceof Statement && method.getName().startsWith("execute")) {
				heard(sql);
			}
			try {
				Object result = method.invoke(target, arguments);
				if (result instanceof PreparedStatement statement) {
					return wrap(PreparedStatement.class, statement, String.valueOf(arguments[0]));
				}
				// unasked it stands in nobody's way, so that benchmarks measure the
				// database
				return (result instanceof Connection connection && !(target instanceof Statement)
						&& this.listening.get() != null) ? wrap(Connection.class, connection, "") : result;
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		};
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type }, handler));
	}

	private void heard(String sql) {
		List<String> statements = this.listening.get();
		if (statements != null) {
			statements.add(sql);
		}
	}

}
