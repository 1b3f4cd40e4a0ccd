import type { Phrases } from "./phrase.ts";
import { spanishStops } from "./spanish-stops.ts";
import { wishedTimes } from "./wished-times.ts";

const weekday = "(lunes|martes|miercoles|jueves|viernes)";
const month =
  "(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";
const mail =
  "(e-?mails?|mails?|correos?( electronicos?)?|mensajes?|publicidad|newsletters?|boletin*|envios|ofertas|comunicaciones|cosas)";

export const spanish: Phrases = {
  labels: {
    unsubscribe: [
      ...spanishStops.unsubscribe,
      "(dar|dame|denme|deme|darme|dadme|darnos|dennos|solicito|quiero|pido)( …)?(la )?baja",
      "(me doy de|nos damos de|(solicitamos|pedimos|queremos|deseamos) (la|nuestra)) baja",
      "(?<![^\\n])baja(?=[^\\p{L}]*$)",
      "(desuscri*|desapunt*|cancel* (la |mi )?suscripcion|borrarme|borrenme|borreme)",
      "(quit*|elimin*|borr*|sac*|suprim*|retir*)(me|nos|nme|nnos)?( …)?(de|del) (su|sus|la|vuestra|vuestras|tu|esta|estas|los)( …)?(listas?|base*|envios|registro*|fichero*|correo|contactos)",
      "(elimin*|borr*|quit*|suprim*|retir*) (mi|mis|nuestra|nuestro|este)( …)?(direccion|correo|e-?mail|nombre|contacto|datos de contacto)",
      "(quitenme|quiteme|quitame|saquenme|saqueme|eliminenme|elimineme)",
      `no( …)?(quiero|quisiera|deseo|queremos|deseamos)( seguir)? (recib*|mas)( …)?(${mail})?`,
      `no( me| nos)? (envien?|envieis|envies|manden?|mandeis|mandes|siga[ns]? (enviando|mandando))( me| nos)?( …)?(mas|${mail}|nada)`,
      `(no mas|ni un|basta de|sin mas|nada de|ningun* mas) ${mail}`,
      "ahorr(ese|ense|ate|eme|enme)( …)?",
    ],
    do_not_contact: [
      ...spanishStops.do_not_contact,
      "(deje|dejen|deja|dejad|pare|paren|para|parad|cese|cesen)( ya| por favor)* de (escrib*|envi*|mand*|contact*|llam*|molest*|insist*|spam*|acos*|enviarme|mandarme)( …)?",
      "(no(?!,)|nunca|jamas)( me| nos| vuelva| vuelvan| vuelvas| volver| intenten| quiero que| deben| a| mas)* (escrib*|contact*|llam*|molest*|busqu*|insist*)( me| nos| conmigo)?(?! antes)( mas| nunca| jamas| ni …)*",
      "(que )?(me|nos) dej(en|e|es)( …)?(en paz|tranquil*)",
      "(dejeme|dejenme|dejame|dejadme|dejenos|dejennos)( ya| de una vez)*( …)?(en paz|tranquil*|fuera)",
      "(vayanse|vayase|vete|iros|id)( …)?(mierda|carajo|diablo|infierno|paseo|porra)",
      "(a la mierda|que les den|que te den|que os den|jodan*|jodanse|fuck*|callense|largo de aqui|piérdanse|pierdanse)",
      "basta( ya)?( de)?( …)?(molest*|escrib*|mensaj*|correos?|llam*|spam|acoso)",
      "(les )?ruego( que)? no( …)?insist*",
      "no insist*",
      "(llamadas|telefono) no( por favor)?",
      "(lista robinson|lista negra)",
      "no (quiero|queremos|deseo|deseamos) (saber nada|que me contact*|que nos contact*|mas contacto|ningun contacto|ser contact*)",
    ],
    privacy_request: [
      "(de donde|donde|como)( …)?(sac*|obtuv*|obten*|consigui*|conseguid*|tien*|encontr*)( …)?(mi|mis|nuestr*) (correo|e-?mail|direccion|datos|contacto|numero|telefono|nombre)",
      "quien (les|le|os|te)( …)?(ha |han )?(dado|dio|facilit*|pas*|vend*)( …)?(mis?|nuestr*)",
      "(rgpd|gdpr|lopd|lopdgdd|(?<!agencia de )proteccion de datos)(?! ?\\?)",
      "(mis|datos) (datos|personales)( personales)?",
      "(articulo|art) (13|14|15|16|17|18|20|21)",
      "derecho (de acceso|al olvido|de supresion|de oposicion)",
      "(borr*|elimin*|suprim*)( …)?(todos )?mis datos",
    ],
    legal_threat: [
      "(abogad*|tribunal*|juzgado|demanda judicial|demandar*|denunci*|policia|burofax)",
      "(acciones|medidas|vias?) (legales|judiciales|legal|judicial)",
      "(ilegal*|ilicito|contra la ley|incumpl*|infraccion)",
      "(reclamacion|queja)( …)?(aepd|agencia|autoridad|consumo)",
      "aepd",
      "acoso",
    ],
    are_you_a_bot: [
      "(es|eres|sois|son)( usted| ustedes| tu| esto| realmente| de verdad)* (un |una )?(robot|bot|humano|persona (real|de verdad)|maquina|ia|inteligencia|automatico)",
      "(escrit*|generad*|redactad*|enviad*|hech*)( …)?(por )?(una? )?(ia|inteligencia artificial|robot|bot|maquina|chatgpt|ordenador)",
      "(hay|hablo con|estoy hablando con|escribo a)( …)?(una? )?(persona|humano|robot|maquina|alguien)( …)?(detras|real|de verdad|o)?",
      "chatgpt",
    ],
    injection: [
      "(ignor*|olvid*|descart*|omit*)( …)?(instrucciones|ordenes|reglas|directrices|indicaciones)( …)?",
      "(ahora|a partir de ahora)( …)?(eres|estas en|seras|actua)",
      "modo (administrador|admin|desarrollador|mantenimiento|debug)",
      "prompt( del sistema| de sistema)?",
      "(mandame|enviame|dame|muestrame|muestra|envia|revela|lista)( …)?(lista de( los| tus| sus)* (clientes|leads|prospectos)|contrasena*|clave api|instrucciones|datos de clientes)",
      "(contrasena*|clave api|credenciales)",
      "(marca|clasifica) (este|esta|el) (lead|contacto)( …)?",
      "(aprueba|confirma|elimina) (todas?|todos)",
    ],
    challenge: ["(confirm*|demuestr*|verifi*)( …)?(no es un robot|es humano|que es una persona)"],
    ticket_acknowledgement: [
      "(numero de |n\\.? ?|nº )?(ticket|caso|incidencia)( numero| n\\.?| nº| :)*[ #:]*[a-z]{0,4}-?\\d{2,}",
      "(hemos )?(recibido|registrad*) su (solicitud|consulta|peticion)( …)?",
    ],
    auto_reply: ["(mensaje|respuesta|correo) automatic*( …)?", "no responda( a este)?"],
    out_of_office: [
      "fuera de la oficina( …)?",
      "(estoy|estare|me encuentro) (de|en) (vacaciones|permiso|baja (medica|maternal|paternal)|viaje)",
      "(vuelvo|regreso|volvere|regresare|de vuelta|me reincorporo) (el|a partir|al)( …)?",
      "(ausente|ausencia)( …)?",
    ],
    left_company: [
      "(ya )?no (trabaja|esta|forma)(?=[^\\p{L}])( …)?(aqui|con nosotros|en la empresa|en esta|parte)",
      "(dejo|ha dejado|abandono|ha abandonado) (la|esta|nuestra) (empresa|compania|organizacion)",
      "(se ha )?(jubilado|se jubilo)",
    ],
    wrong_person: [
      "no soy (yo )?(la|el)( …)?(persona|indicad*|adecuad*|responsable|correct*|encargad*)( adecuada| indicada| correcta)?",
      "(no llevo|no me encargo|no me ocupo|no gestiono|no tengo nada que ver)( …)?",
      "(equivocado|equivocada|confundido|error)( …)?(de )?(empresa|persona|direccion|destinatario|contacto)",
      "(ya )?no es mi (area|departamento|tema|responsabilidad|competencia)",
      "me (cambie|pase|he cambiado|he pasado|movieron) a \\p{L}+",
    ],
    address_change: [
      "(mi|nuestr*|el) nuev* (direccion|correo|e-?mail|mail)",
      "(correo|direccion|dominio)( …)?ha cambiado",
    ],
    not_interested: [
      "no( nos| me| les| estoy| estamos| tenemos| tengo| es| resulta| a nosotros)* (interes*|interesad*|relevante)",
      "(no|nop)( muchas)? gracias",
      "gracias( …)?pero no",
      "no( lo| la| los| nos| hace| tenemos)* (necesit*|hace falta|precis*|necesidad)",
      "no es para (nosotros|mi)",
      "(sin|ningun) interes",
      "no (vamos|voy) a( seguir| continuar)*( adelante| con)?( …)?",
      "(hemos|he) decidido no( …)?",
    ],
    not_now: [
      "este (ano|mes|trimestre) no",
      "(ahora mismo|ahora|de momento|por ahora|por el momento|actualmente) no",
      "no( …)?(por ahora|de momento|ahora mismo|todavia|es buen momento|es el momento)( …)?",
      "(mal|no es (un )?buen) momento",
      `(contact*|escrib*|llam*|vuelva*|hable*|intentelo)(me|nos|nme)?( de nuevo| otra vez| a \\p{L}+| nuevamente)*( en| a| para| despues| el| la| mediados| principios| finales| de| partir)* (${month}|proxim*|trimestre|ano|semanas?|meses|primavera|otono|verano|mas adelante|\\d+)`,
      "(quizas|quiza|tal vez|a lo mejor|mejor)( …)?(proxim*|trimestre|ano|primavera|mas adelante|otono)",
      "(el )?proximo (trimestre|ano|semestre)",
      `(hasta|antes)( …)?(despues del?|del?|no)( …)?(\\d+|${month})( …)?(no )?( …)?`,
      "mas adelante",
    ],
    referral: [
      "(hable|habla|contacte|escriba|dirijase|pregunte|consulte|hablen|contacten)( mejor| directamente| a| con| al)* (mi|nuestr*|el|la|al|senor*|don|dona|\\p{L}+)",
      "dirijase( …)?(a|al)",
      "(reenvio|paso|he reenviado|traslado|remito)( …)?(su|este|el|a|al)( …)?",
      "(lo|la|este tema lo|quien) (lleva|gestiona|ve|maneja)( …)?",
      "(sustituye|reemplaza|sucesor*|su sustitut*)( …)?",
      "(el|la) responsable( …)?es",
      "en copia",
    ],
    meeting_request: [
      ...wishedTimes.es,
      "(podemos|podriamos|puede|podria|quiere)( …)?(hablar|reunir*|llamar*|vernos|quedar|conversar|tener una)",
      "(agend*|fij*|concert*|program*|organiz*|hagamos|tengamos|reserv*)( …)?(reunion|llamada|cita|videollamada|demo|hueco|rato)",
      `(le|les|te|os|me|nos) (viene|vendria|va|iria|parece)( bien)?( …)?(${weekday}|\\d+|manana)?`,
      `(el )?${weekday}( \\d+)?( de)?( ${month})?( a las \\d+| por la manana| por la tarde| \\d+)*( …)?(bien|puedo|perfecto|tarde|manana|libre)?`,
      `\\d+ de ${month}( …)?(puedo|bien|libre|perfecto)`,
      "cuando (tendria|tiene|tendrian|tienen|podria|tendrias)( …)?(tiempo|un rato|un hueco|un momento|disponibilidad)( …)?(llamada|hablar|reunion|videollamada|conversar)",
      "(un par de|algunos|varios|unos) (huecos|horarios|fechas|horas)",
    ],
    interested: [
      "~(suena|parece|es|resulta|me parece)( muy| bastante| realmente)* (interesante|bien|util|prometedor|genial)",
      "(si )?(me|nos) (interesa|interesaria|encantaria|gustaria|encanta|apetece)( mucho)?( …)?(saber|ver|conocer|probar|escuchar|mas|recibir)?",
      "(envi*|mand*|pas*)(me|nos|enme|ennos)( …)?(ejemplo|informacion|detalles|presentacion|propuesta|mas|horarios|huecos|documentacion)",
      "(estoy|estamos|estaria|estariamos)( muy| bastante)* interesad*",
      "(quiero|queremos|quisiera) (saber|ver|conocer|probar)( …)?",
      "(cuente|cuenta|cuenten)( conmigo| con nosotros)",
      "si( por favor| claro| con gusto| adelante| me interesa)+",
      "(claro|por supuesto|encantad*)( …)?(enviem*|mandem*|si|adelante)",
      "por que no( …)?",
      "~(muy interesante|interesante|genial|perfecto|estupendo)",
    ],
    unclear: ["de que se trata", "recibido"],
  },
  objections: {
    price: [
      "(demasiado|muy|bastante|tan) (caro|cara|costoso|elevado)",
      "(precio|coste)( …)?(alto|elevado)",
      "fuera de( …)?(alcance|presupuesto)",
    ],
    budget: [
      "(no|sin|ningun)( …)?(presupuesto|fondos|dinero)( …)?",
      "presupuesto( …)?(agotado|cerrado|congelado)",
    ],
    timing: ["(mal|no es( un)? buen|mal) momento", "(estamos|en plen*)( …)?(mudanza|cierre)"],
    need_to_think: [
      "(tengo|tenemos|hay|necesito|dejeme|quiero)( que)? (pensar*|consult*|valorar*|meditar*)( …)?",
    ],
    current_vendor: [
      "(ya )?(trabajamos|tenemos|usamos|utilizamos|contamos|acabamos|contentos)( ya| con| de)*( …)?(proveedor|programa|sistema|herramienta|solucion|cambiar|software|con)( …)?",
    ],
    no_authority: [
      "(yo )?no (tomo|decido|soy quien decide|depende de mi)( …)?",
      "(necesito|hace falta|requiere|sin)( …)?(visto bueno|aprobacion|autorizacion|permiso)( …)?",
    ],
    complexity: [
      "(demasiado|muy|tan) (complicad*|complej*|dificil*|laborios*)",
      "(no tenemos|faltan)( …)?(recursos|personal|gente|tiempo para)",
    ],
    no_value: [
      "no (veo|vemos|encuentro)( …)?(que|valor|ventaja|beneficio|utilidad|aport*)( …)?",
      "(ningun|poco) (valor|beneficio|interes)",
    ],
    bad_experience: ["(mala*|pesima*)( …)?experiencia*", "(desastre|fracaso)"],
    more_information: [
      "(necesit*|querria|quisiera|me falta)( …)?mas (informacion|detalles|datos)",
      "(mand*|envi*)( …)?(documentacion|folleto|dossier)",
    ],
    missing_feature: [
      "(le |les )?(falta|faltan)( …)?",
      "no (soporta|incluye|tiene|permite|gestiona)( …)?",
    ],
    contract: [
      "(tenemos|hay|atados|vinculados|comprometidos|con)( …)?(contrato|permanencia|acuerdo|proveedor)( …)?hasta( …)?",
      "contrato( …)?",
    ],
  },
  topics: [
    "(cuanto|cuanta|cual|que)( …)?(cuesta|vale|precio|tarifa|coste|tarda|dura|plazo|requisit*|datos|necesit*|diferencia|sector*)",
    "(precio|tarifa|coste)",
    "(se integra|es compatible|funciona|conecta|tienen|hay|ofrecen|existe|lee|soporta|permite|el sistema|incluye|puede|pueden)( …)?(erp|sap|csv|referencia*|prueba|demo|version|api|sector|herramienta|documentacion|integra*|import*|export*)",
    "donde( …)?(datos|guarda*|aloja*|servidor*)",
    "~como( …)?(funciona|se conecta|integra|trabaja|es la)",
    "(puede|podria)( …)?(enviar*|explic*|mandar*|detall*)",
  ],
  business: [
    "(almacen*|inventari*|stock*|existencias|prevision*|planific*|compras|pedido*|logistica|proveedor*|client*|empresa|equipo|direccion|director*|companer*|central|produccion|entrega*|traslado*|herramienta*|programa|software|erp|mudanza|trimestre|otono|socio|imprescindible|lotes|marketing|contentos|idea|recepcion)",
  ],
  courtesies: [
    "(hola|buenos dias|buenas( tardes| noches)?|estimad*|querid*)( (senor*|don|dona))?( \\p{L}+)?",
    "(muchas )?gracias( …)?",
    "(un (cordial )?saludo|saludos( cordiales)?|atentamente|cordialmente|por favor|perfecto|claro|vale|si|que tenga|feliz …|para urgencias …|muy bien)",
  ],
  wantsToStay: [
    "no(?![,.;:!])( me| nos| lo| por favor| se)* (quit*|elimin*|borr*|saq*|de|den|deis|dej*|pare*|retir*|desuscri*|cancel*)( de)?( baja| la lista| la suscripcion| escribir*| enviar*| llamar*| mandar*| contactar*)*",
  ],
  othersLeave: ["(clientes|usuarios|suscriptores|lectores)( …)?(de baja|desuscri*)"],
  hints: [
    "(no|nunca|jamas|nada|nadie|ningun*|sin|tampoco|ni|apenas)",
    "(basta|pare|paren|deje|dejen|dejar*|dejemos|cese|suficiente|harto|harta|fin(?! de)|termin*|elimin*|borr*|papelera|basura|spam|filtro|bloque*|paz|tranquil*|baja|ahorr*)",
    "(otra vez|otro|otra|de nuevo|siempre|cada|todos los|constante*|insist*|pesad*|cuantas veces|semana pasada|de una vez|todavia|mas de lo mismo)",
    "(molest*|cans*|mierda|joder|jod*|idiota*|estupid*|ridicul*|insoportable|aburr*|odio|verguenza|suplico|demonios|diablos|puta*|cono)",
    "(que bien|que alegria|que ilusion|que maravilla|que original|enhorabuena|felicidades|justo lo que|claro claro|ja ja|jaja*|broma*|suegra|dentista|seguro que si|hay que ver)",
    "(correos|publicidad|comercial*|bandeja|boletin*|vendedor*|que parte|quedado claro|dejarlo aqui|dejemoslo)",
    "(su (jefe|responsable|director)|queja*|cosas que decir*|otra vida|salgo|salir|cuantos correos|otra persona|olvid*|en su lugar|desapare*)",
    "(adios|hasta nunca)",
  ],
  warmWords: ["(interes*|gustaria|encant*|genial|perfecto|claro|estupendo|gusta|por que no)"],
  angryWords: [
    "(dejen|deje|dejeme|dejenme|en paz|mierda|spam|molest*|nunca mas|denunci*|abogad*|acciones legales|acciones judiciales|basta|pesad*|ahorr*|harto|que parte|otro correo|mala experiencia|no me vuelva|no vuelvan|tranquilo|mandarme cosas|ya esta bien|no se cansan|quedado claro|ilusion|ilegal*|dejeme|vayanse|denles)",
  ],
};
