# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# what somebody wants to know, or a gap that is to be trained
[condition]{competency} is asked for=TrainingWanted( competency in ( "", "{competency}" ) )
[condition]{competency} is to be learned=TrainingWanted( competency in ( "", "{competency}" ), cause in ( "", "KNOWLEDGE" ) )
[condition]{competency} is to be trained=TrainingWanted( competency in ( "", "{competency}" ), cause in ( "", "SKILL", "KNOWLEDGE" ) )
[condition]The task {task} is to be done=TaskToTake( task == "{task}" )

# what helps
[consequence]{competency} done well: "{sounds}"=insert( new CompetencyGuide( Competency.{competency}, "{sounds}" ) );
[consequence]Assign {code} for the telephone, a part of {competency}, called "{title}": "{exercise}"=insert( new TrainingItem( "{code}", Competency.{competency}, "{title}", true, "{exercise}" ) );
[consequence]Assign {code} for any work, a part of {competency}, called "{title}": "{exercise}"=insert( new TrainingItem( "{code}", Competency.{competency}, "{title}", false, "{exercise}" ) );
[consequence]Only a certified coach does it, because "{reason}"=insert( new CertificateNeeded( "{reason}" ) );
