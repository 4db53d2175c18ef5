# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# what a supervisor wants to know before a conversation
[condition]Step {step} at {milestone} is wanted=ObjectiveWanted( milestone == Milestone.{milestone}, step in ( 0, {step} ) )
[condition]The concern is {code}=ConcernVoiced( code in ( "", "{code}" ) )
[condition]The card {card} is at turn {turn} with answer {choice}=Rehearsal( card in ( "", "{card}" ), turn in ( 0, {turn} ), choice in ( "", "{choice}" ) )

# what helps
[consequence]Propose {code} as number {place}, a part of {competency}: "{says}"=insert( new SmallSkill( "{code}", Competency.{competency}, {place}, "{says}" ) );
[consequence]Call it {code}, heard as "{heard}", and answer "{answer}"=insert( new Resistance( "{code}", "{heard}", "{answer}" ) );
[consequence]On {card} {turn} {choice} the rep says "{says}", the answer "{answer}" means "{comment}", and turn {next} follows=insert( new RehearsedAnswer( "{card}", {turn}, "{choice}", "{says}", "{answer}", "{comment}", {next} ) );
